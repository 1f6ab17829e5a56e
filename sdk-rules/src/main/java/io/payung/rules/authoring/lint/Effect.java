package io.payung.rules.authoring.lint;

import io.payung.product.Finding.Word;
import io.payung.rules.pack.RuleInfo.LimitAmount;
import io.payung.rules.pack.RuleInfo.Says;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the right side of one rule adds to that of another. */
final class Effect {

    private Effect() {}

    /** Whether the first says nothing that counts where the second is said, too: the same, or a limit that is no lower. */
    static boolean isNothingBeside(Says own, Says other) {
        if (!Objects.equals(own.target(), other.target())) {
            return false;
        }
        if (own.word() == Word.LIMIT) {
            return other.word() == Word.EXCLUDE || other.word() == Word.LIMIT && isNoLower(own, other);
        }
        return own.word() == other.word() && own.code().equals(other.code());
    }

    private static boolean isNoLower(Says own, Says other) {
        LimitAmount amount = own.amount();
        LimitAmount least = other.amount();
        if (amount == null || least == null) {
            return false;
        }
        if (amount.constant() != null && least.constant() != null) {
            int order = amount.constant().compareTo(least.constant());
            return order > 0 || order == 0 && own.code().equals(other.code());
        }
        return isSame(amount.fact(), least.fact()) && own.code().equals(other.code());
    }

    private static boolean isSame(@Nullable String fact, @Nullable String other) {
        return fact != null && fact.equals(other);
    }
}

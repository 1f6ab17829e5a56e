package io.payung.product;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one rule said. Findings form a set: their order never matters, so there is one canonical order.
 *
 * @param rule   id of the rule, for example {@code COV-001}
 * @param word   what it said
 * @param target benefit, clause or document; absent for {@code decline} and {@code refer}
 * @param amount the limit, for {@code limit} only
 * @param code   why
 * @param actual the fact in the rule's first comparison with a parameter, in plain notation; absent when there is none
 * @param limit  the parameter in that comparison
 * @param place  where the rule stands in the product folder, for example {@code coverage.drl:8}; absent when it stands in none
 */
public record Finding(
        String rule,
        Word word,
        @Nullable String target,
        @Nullable BigDecimal amount,
        ReasonCode code,
        @Nullable String actual,
        @Nullable String limit,
        @Nullable String place)
        implements Comparable<Finding> {

    /** What a rule says that stands in no file. */
    public Finding(
            String rule,
            Word word,
            @Nullable String target,
            @Nullable BigDecimal amount,
            ReasonCode code,
            @Nullable String actual,
            @Nullable String limit) {
        this(rule, word, target, amount, code, actual, limit, null);
    }

    /** The whole vocabulary of a rule's right side. */
    public enum Word {
        DECLINE,
        LIMIT,
        EXCLUDE,
        REQUIRE,
        WAIVE,
        REFER
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparing(Finding::word)
            .thenComparing(Finding::target, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::code);

    /** The same as a reason about the subject, for example {@code lives/0}. */
    public Reason about(String subject) {
        return new Reason(code, rule, subject, actual, limit, place);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return rule + " " + word + (target == null ? "" : " " + target) + " " + code;
    }
}

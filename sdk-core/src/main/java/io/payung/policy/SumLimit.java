package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Within which sums insured are added up: those of one person at one partner, over all products, or those of one distributor agreement.
 *
 * @param reference the person's id, or the number of the agreement, up to 200 characters
 * @param most      what they may come to, or null when they are only counted
 */
public record SumLimit(Kind kind, String reference, @Nullable Money most) {

    private static final int MAX_LENGTH = 200;

    /** In the order in which they are locked. */
    public enum Kind {
        PERSON,
        AGREEMENT;

        /** As the store spells it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SumLimit {
        if (reference.isEmpty() || reference.length() > MAX_LENGTH) {
            throw new PayungException("LIMIT_REFERENCE", "the number of an agreement has 1 to " + MAX_LENGTH + " characters, not " + reference.length());
        }
    }

    static SumLimit ofPerson(PersonId person, @Nullable Money most) {
        return new SumLimit(Kind.PERSON, person.toString(), most);
    }

    static SumLimit ofAgreement(String number, Money most) {
        return new SumLimit(Kind.AGREEMENT, number, most);
    }
}

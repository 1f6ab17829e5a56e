package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.money.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much all policies of one person may insure together, at one partner and over all products: one sum a currency. */
public final class SumLimits {

    /** Sums are counted, and nothing is refused. */
    public static final SumLimits NONE = new SumLimits(Map.of());

    private final Map<Currency, Money> perPerson;

    private SumLimits(Map<Currency, Money> perPerson) {
        this.perPerson = Map.copyOf(perPerson);
    }

    /** A product in a currency that is not among them is not limited. */
    public static SumLimits perPerson(Money... sums) {
        Map<Currency, Money> limits = new HashMap<>();
        for (Money sum : sums) {
            if (!sum.isPositive() || limits.put(sum.currency(), sum) != null) {
                throw new PayungException("SUM_LIMIT", "the sum insured of a person is limited by one positive sum a currency, not by " + sum);
            }
        }
        return new SumLimits(limits);
    }

    @Nullable Money perPerson(Currency currency) {
        return perPerson.get(currency);
    }
}

package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.money.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * At most what is paid for a benefit.
 *
 * @param reasons why it is lower than the plan's amount; empty when it is not
 */
public record BenefitLimit(String benefit, Money amount, List<Reason> reasons) {

    public BenefitLimit {
        reasons = reasons.stream().sorted().toList();
    }

    /** What limits insure together: the greatest of them, nothing when there is none. */
    public static Money sumInsured(List<BenefitLimit> limits, Currency currency) {
        return limits.stream()
                .map(BenefitLimit::amount)
                .max(Comparator.naturalOrder())
                // Adding nothing of the currency refuses a limit in another one.
                .map(Money.zero(currency)::plus)
                .orElse(Money.zero(currency));
    }
}

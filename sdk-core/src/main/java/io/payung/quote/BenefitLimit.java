package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.money.Money;
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
}

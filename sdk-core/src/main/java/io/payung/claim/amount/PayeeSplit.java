package io.payung.claim.amount;

import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.terms.PayTo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides an amount between its payees in the product's order. Beneficiaries share theirs by their shares, each rounded down to the product's unit;
 * what that leaves goes to the first of them, so that the parts always sum to exactly the amount: 1,000 by 33.34, 33.33 and 33.33 percent in units
 * of 1 is 334, 333 and 333.
 */
public final class PayeeSplit {

    /** As product.yaml calls whoever is named. */
    public static final String BENEFICIARIES = "beneficiaries";

    private static final List<PayTo> BENEFICIARIES_ALONE = List.of(new PayTo(BENEFICIARIES, null, true));

    private final Rounding rounding;
    private final List<Share> beneficiaries;
    private final String unnamed;

    /**
     * A named beneficiary.
     *
     * @param percent  of what beneficiaries receive; all sum to 100
     * @param through  who receives it for a minor, else absent
     * @param withheld why it is not paid yet, else absent
     * @param note     what nobody knows of them, else absent
     */
    public record Share(BigDecimal percent, @Nullable String through, @Nullable ReasonCode withheld, @Nullable ReasonCode note) {}

    /** @param unnamed who receives it when no beneficiary is named, for example {@code legal-heirs} */
    public PayeeSplit(Rounding rounding, List<Share> beneficiaries, String unnamed) {
        this.rounding = rounding;
        this.beneficiaries = List.copyOf(beneficiaries);
        this.unnamed = unnamed;
    }

    /**
     * The parts in the order in which they are due; whoever receives nothing is left out. Nothing as long as a bound of one of them is not known.
     *
     * @param payTo   empty for the beneficiaries alone
     * @param answers what bounds a payee, by question
     */
    public List<Payee> of(Money amount, List<PayTo> payTo, Map<String, BigDecimal> answers) {
        List<PayTo> order = payTo.isEmpty() ? BENEFICIARIES_ALONE : payTo;
        if (order.stream().anyMatch(each -> each.upTo() != null && !answers.containsKey(each.upTo()))) {
            return List.of();
        }
        List<Payee> payees = new ArrayList<>();
        Money left = amount;
        for (PayTo each : order) {
            Money part = each.upTo() == null ? left : left.min(new Money(answers.get(each.upTo()).max(BigDecimal.ZERO), left.currency()));
            if (part.isPositive()) {
                payees.addAll(each.payee().equals(BENEFICIARIES) ? shared(part) : List.of(new Payee(each.payee(), part)));
            }
            left = left.minus(part);
        }
        return payees;
    }

    private List<Payee> shared(Money amount) {
        if (beneficiaries.isEmpty()) {
            return List.of(new Payee(unnamed, amount));
        }
        List<Money> parts = new ArrayList<>();
        Money rest = amount;
        for (Share share : beneficiaries) {
            Money part = rounding.roundDown(amount.amount().multiply(share.percent()).movePointLeft(2), amount.currency());
            parts.add(part);
            rest = rest.minus(part);
        }
        parts.set(0, parts.get(0).plus(rest));
        List<Payee> payees = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPositive()) {
                Share share = beneficiaries.get(i);
                payees.add(new Payee("beneficiaries/" + i, parts.get(i), share.through(), share.withheld(), share.note()));
            }
        }
        return payees;
    }
}

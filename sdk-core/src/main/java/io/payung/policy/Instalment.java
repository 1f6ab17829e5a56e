package io.payung.policy;

import io.payung.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of a policy's premium, as it stands.
 *
 * @param number           from 1
 * @param dueOn            last day to pay it in time, in the policy's zone
 * @param graceUntil       last day on which cover goes on without it; absent for the first, without which there was no cover
 * @param paymentReference what a payment of it has to name; absent for the first
 * @param shares           who pays what of it
 */
public record Instalment(
        int number, LocalDate dueOn, @Nullable LocalDate graceUntil, Money amount, @Nullable String paymentReference, List<PremiumShare> shares) {

    public Instalment {
        shares = List.copyOf(shares);
    }

    /** Whether everything is there that cover waits for. */
    public boolean isPaid() {
        return shares.stream().allMatch(share -> share.isPaid() || !share.awaited());
    }

    /** When the last of what cover waits for came; absent until it is all there, and when there is nothing to wait for. */
    public @Nullable Instant paidAt() {
        return isPaid()
                ? shares.stream().filter(PremiumShare::awaited).map(PremiumShare::paidAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null)
                : null;
    }

    /** Whether money may still come under the reference, also of a policy that has ended, of which nothing is due. */
    boolean isMissingAtTheTill() {
        return shares.stream().anyMatch(share -> share.isAtTheTill() && !share.isPaid());
    }

    /** What the customer still has to pay under the reference. */
    public Money dueNow() {
        return shares.stream()
                .filter(share -> share.isAtTheTill() && !share.isPaid())
                .map(PremiumShare::amount)
                .reduce(Money.zero(amount.currency()), Money::plus);
    }

    public Instalment with(List<PremiumShare> others) {
        return new Instalment(number, dueOn, graceUntil, amount, paymentReference, others);
    }
}

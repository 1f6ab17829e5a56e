package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.ReceivedPayment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one payer pays of a premium.
 *
 * @param collected how it comes in, as the product says; absent when the customer pays it at the till, with the payment reference
 * @param awaited   whether the policy waits for it
 * @param gateway   where it was received; absent like {@code reference} and {@code paidAt} until it was
 */
public record PremiumShare(
        String payer,
        Money amount,
        @Nullable String collected,
        boolean awaited,
        @Nullable String gateway,
        @Nullable String reference,
        @Nullable Instant paidAt) {

    PremiumShare paidBy(ReceivedPayment payment) {
        return new PremiumShare(payer, amount, collected, awaited, payment.gateway(), payment.reference(), payment.paidAt());
    }

    /** Of which a part, or all, is not to be paid any more. */
    public PremiumShare less(Money part) {
        Money left = amount.minus(part.min(amount));
        return new PremiumShare(payer, left, collected, awaited, gateway, reference, paidAt);
    }

    public boolean isPaid() {
        return reference != null;
    }

    boolean isAtTheTill() {
        return awaited && collected == null;
    }

    @Nullable PaymentAllocation allocation() {
        return gateway == null || reference == null || paidAt == null
                ? null
                : new PaymentAllocation(gateway, reference, payer, amount, paidAt, 1);
    }
}

package io.payung.payment;

import io.payung.money.Money;
import java.time.Instant;

/**
 * Money that a gateway confirms to have received.
 *
 * @param paidAt when, as the gateway knows it; cover that waits for it never starts earlier
 */
public record ReceivedPayment(String gateway, String reference, Money amount, Instant paidAt) {

    /** All of it, paid by the customer. */
    public PaymentAllocation whole() {
        return by(PaymentAllocation.CUSTOMER, amount);
    }

    /** The part of it that one payer pays. */
    public PaymentAllocation by(String payer, Money share) {
        return by(payer, share, 1);
    }

    /** The part of it that one payer pays of an instalment. */
    public PaymentAllocation by(String payer, Money share, int instalment) {
        return new PaymentAllocation(gateway, reference, payer, share, paidAt, instalment);
    }
}

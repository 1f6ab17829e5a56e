package io.payung.payment;

import io.payung.money.Money;
import java.time.Instant;

/**
 * Verified money for something that was then refused: owed back to whoever paid. Stored once per gateway, reference and part.
 *
 * @param part   empty when all of the payment is owed back, else which part of it
 * @param amount what is owed
 * @param code   why nothing was issued for it
 */
public record RefundDue(String gateway, String reference, String part, Money amount, String code, Instant dueSince) {

    /** Owed back in whole. */
    public RefundDue(String gateway, String reference, Money amount, String code, Instant dueSince) {
        this(gateway, reference, "", amount, code, dueSince);
    }

    /** All of a payment. */
    public static RefundDue of(ReceivedPayment payment, String code, Instant now) {
        return new RefundDue(payment.gateway(), payment.reference(), payment.amount(), code, now);
    }
}

package io.payung.payment;

import io.payung.money.Money;
import java.time.Instant;

/**
 * Verified money, or a part of it, that pays one payer's share of one policy. One transfer may pay for many policies, and one policy may have
 * several payers.
 *
 * @param payer  as the product calls them, {@link #CUSTOMER} where it names none
 * @param amount the share, exact
 * @param instalment which part of the premium, 1 for all of one that is paid at once
 */
public record PaymentAllocation(String gateway, String reference, String payer, Money amount, Instant paidAt, int instalment) {

    /** The only payer of a product that names no payers. */
    public static final String CUSTOMER = "customer";
}

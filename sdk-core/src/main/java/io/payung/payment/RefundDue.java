package io.payung.payment;

import io.payung.money.Money;
import java.time.Instant;

/**
 * Verified money for something that was then refused: owed back to whoever paid. Stored once per gateway and reference.
 *
 * @param code why nothing was issued
 */
public record RefundDue(String gateway, String reference, Money amount, String code, Instant dueSince) {}

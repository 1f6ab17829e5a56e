package io.payung.payment;

import io.payung.money.Money;
import java.time.Instant;

/** Verified money that pays for one policy; a reference of a gateway is allocated once. */
public record PaymentAllocation(String gateway, String reference, Money amount, Instant paidAt) {}

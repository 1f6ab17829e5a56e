package io.payung.payment;

/**
 * What a gateway posted about one payment. A hint to look, never money: only a {@link PaymentVerifier} makes it that.
 *
 * @param reference the payment's reference, as the gateway was given it
 */
public record PaymentNotice(String reference, PaymentState state) {}

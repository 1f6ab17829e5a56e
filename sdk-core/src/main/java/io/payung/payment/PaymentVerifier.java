package io.payung.payment;

/**
 * Asks one gateway about a payment. Implemented by you, called by the SDK before it opens its own savepoint; throw when the gateway
 * cannot be reached, and nothing is stored.
 */
public interface PaymentVerifier {

    /** Name of the gateway this verifier speaks to. */
    String gateway();

    /** What the gateway itself says about the reference. */
    PaymentCheck verify(String reference);
}

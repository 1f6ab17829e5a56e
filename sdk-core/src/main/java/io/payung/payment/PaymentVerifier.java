package io.payung.payment;

import io.payung.party.PartnerId;

/**
 * Asks one gateway about a payment. Implemented by you, called by the SDK before it opens its own savepoint; throw when the gateway
 * cannot be reached, and nothing is stored.
 */
public interface PaymentVerifier {

    /** Name of the gateway this verifier speaks to. */
    String gateway();

    /**
     * What the gateway itself says about the reference, and whose money it is. A reference is no secret: who names it need not have paid under it. So
     * say in {@link PaymentCheck.Settled} to which partner was paid, as your gateway (the merchant's account, the metadata of the payment) or your own
     * orders know it; money of another partner is refused as if nobody had paid.
     *
     * @param partner who wants to use the payment; pick the account by it where each partner has its own, and never repeat it unlooked
     */
    PaymentCheck verify(PartnerId partner, String reference);
}

package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a caller's claim of a payment into money that a gateway confirms. */
final class PaymentDesk {

    private static final String NOT_SETTLED = "PAYMENT_NOT_SETTLED";

    /** A gateway's clock may be ahead by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final Map<String, PaymentVerifier> verifiers = new HashMap<>();

    PaymentDesk(List<PaymentVerifier> verifiers) {
        for (PaymentVerifier verifier : verifiers) {
            if (this.verifiers.put(verifier.gateway(), verifier) != null) {
                throw new PayungException("GATEWAY_TWICE", "two verifiers answer for gateway \"" + verifier.gateway() + "\"; give one");
            }
        }
    }

    /**
     * @param received the money, absent when there is none
     * @param refusal  why it does not do, absent when it does; money can be there and still not be the price
     */
    record Verified(@Nullable PaymentAllocation received, @Nullable Reason refusal) {

        /**
         * The same money for something that is refused anyway. Money that may still arrive stays the reason: the call is then repeated, and what
         * has arrived by that time is owed back instead of lying forgotten at the gateway.
         */
        Verified refusedBecause(Reason reason) {
            return refusal != null && refusal.code().value().equals(NOT_SETTLED) ? this : new Verified(received, reason);
        }

        private static Verified no(String code) {
            return new Verified(null, Reason.about(code, "payment"));
        }
    }

    Verified verify(@Nullable PaymentProof proof, Money premium, Instant now) {
        if (proof == null) {
            return premium.isPositive() ? Verified.no("PAYMENT_REQUIRED") : new Verified(null, null);
        }
        PaymentVerifier verifier = verifiers.get(proof.gateway());
        if (verifier == null) {
            return Verified.no("PAYMENT_GATEWAY_UNKNOWN");
        }
        return ask(verifier, proof)
                .fold(
                        settled -> isThere(settled, now) ? compare(proof, settled, premium) : Verified.no(NOT_SETTLED),
                        () -> Verified.no(NOT_SETTLED),
                        () -> Verified.no("PAYMENT_NOT_FOUND"));
    }

    private static PaymentCheck ask(PaymentVerifier verifier, PaymentProof proof) {
        try {
            return Objects.requireNonNull(verifier.verify(proof.reference()), "the verifier answered nothing");
        } catch (PayungException e) {
            throw e;
        } catch (RuntimeException unreachable) {
            String message = "gateway \"" + proof.gateway() + "\" did not answer; nothing was issued, try again with the same key";
            throw PayungException.transientFault("PAYMENT_GATEWAY_FAILED", message, unreachable);
        }
    }

    /** Nothing, less than nothing, and what arrives later is no money that is there, whatever a gateway calls it. */
    private static boolean isThere(PaymentCheck.Settled settled, Instant now) {
        return settled.amount().isPositive() && !settled.paidAt().isAfter(now.plus(CLOCK_SKEW));
    }

    /** A claim that contradicts the gateway proves nothing, so nothing follows from it; a true claim of another sum than the price is money owed. */
    private static Verified compare(PaymentProof proof, PaymentCheck.Settled settled, Money premium) {
        if (!proof.amount().currency().equals(settled.amount().currency())) {
            return Verified.no("PAYMENT_CURRENCY_DIFFERS");
        }
        if (!proof.amount().equals(settled.amount())) {
            return Verified.no("PAYMENT_AMOUNT_DIFFERS");
        }
        PaymentAllocation received =
                new PaymentAllocation(proof.gateway(), proof.reference(), settled.amount(), settled.paidAt());
        if (!settled.amount().currency().equals(premium.currency())) {
            return new Verified(received, Reason.about("PAYMENT_CURRENCY_DIFFERS", "payment"));
        }
        boolean exact = settled.amount().equals(premium);
        return new Verified(received, exact ? null : Reason.about("PAYMENT_AMOUNT_DIFFERS", "payment"));
    }
}

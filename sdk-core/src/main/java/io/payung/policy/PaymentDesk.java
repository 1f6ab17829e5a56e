package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.ReceivedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a caller's claim of a payment into money that a gateway confirms. */
final class PaymentDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
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
    record Verified(@Nullable ReceivedPayment received, @Nullable Reason refusal) {

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

    /** What a gateway says of a reference that nobody has claimed anything about. */
    record Look(PaymentState state, @Nullable ReceivedPayment received) {}

    Set<String> gateways() {
        return Set.copyOf(verifiers.keySet());
    }

    /**
     * The state is {@code UNKNOWN} when the gateway does not answer, or says that it will have the money at a time to come: one of the two clocks is
     * wrong. Nothing when it never saw the reference.
     */
    Optional<Look> look(PartnerId partner, String gateway, String reference, Instant now) {
        try {
            return ask(verifier(gateway), partner, reference).fold(
                    settled -> Optional.of(look(new ReceivedPayment(gateway, reference, settled.amount(), settled.paidAt()), now)),
                    () -> Optional.of(new Look(PaymentState.PENDING, null)),
                    Optional::empty);
        } catch (PayungException unreachable) {
            LOG.warn("Gateway \"{}\" did not say where a payment stands: {}", gateway, unreachable.code());
            return Optional.of(new Look(PaymentState.UNKNOWN, null));
        }
    }

    private static Look look(ReceivedPayment settled, Instant now) {
        if (!settled.amount().isPositive()) {
            return new Look(PaymentState.PENDING, null);
        }
        if (isToCome(settled.paidAt(), now)) {
            LOG.warn(
                    "Gateway \"{}\" says that it has money of {}, which is later than now; one of the two clocks is wrong",
                    settled.gateway(), settled.paidAt());
            return new Look(PaymentState.UNKNOWN, null);
        }
        return new Look(PaymentState.SETTLED, settled);
    }

    private PaymentVerifier verifier(String gateway) {
        PaymentVerifier verifier = verifiers.get(gateway);
        if (verifier == null) {
            throw new PayungException("PAYMENT_GATEWAY_UNKNOWN", "no verifier speaks to gateway \"" + gateway + "\"");
        }
        return verifier;
    }

    /** What the gateway of the proof says; nothing when there is none. Throws {@code PAYMENT_GATEWAY_FAILED}. */
    Optional<PaymentCheck> ask(PartnerId partner, PaymentProof proof) {
        return Optional.ofNullable(verifiers.get(proof.gateway())).map(verifier -> ask(verifier, partner, proof.reference()));
    }

    /** @param told what {@link #ask} has said of the proof before */
    Verified verify(PartnerId partner, @Nullable PaymentProof proof, @Nullable PaymentCheck told, Shares shares, Instant now) {
        if (proof == null) {
            return shares.awaited().isPositive() ? Verified.no("PAYMENT_REQUIRED") : new Verified(null, null);
        }
        Optional<PaymentCheck> check = told == null ? ask(partner, proof) : Optional.of(told);
        if (check.isEmpty()) {
            return Verified.no("PAYMENT_GATEWAY_UNKNOWN");
        }
        return check.get()
                .fold(
                        settled -> isThere(settled, now) ? compare(proof, settled, shares) : Verified.no(NOT_SETTLED),
                        () -> Verified.no(NOT_SETTLED),
                        () -> Verified.no("PAYMENT_NOT_FOUND"));
    }

    private static PaymentCheck ask(PaymentVerifier verifier, PartnerId partner, String reference) {
        try {
            return theirs(verifier, partner, Objects.requireNonNull(verifier.verify(partner, reference), "the verifier answered nothing"));
        } catch (PayungException e) {
            throw e;
        } catch (Exception | Error unreachable) {
            String message = "gateway \"" + verifier.gateway() + "\" did not answer; nothing was issued, try again with the same key";
            throw PayungException.transientFault("PAYMENT_GATEWAY_FAILED", message, unreachable);
        }
    }

    /** What another partner's customer paid is as unknown as what nobody paid, and nothing of it is owed here. */
    private static PaymentCheck theirs(PaymentVerifier verifier, PartnerId partner, PaymentCheck check) {
        boolean others = check.fold(settled -> !settled.paidTo().equals(partner), () -> false, () -> false);
        if (others) {
            LOG.warn("Partner \"{}\" named a payment at gateway \"{}\" that was made to another partner", partner, verifier.gateway());
        }
        return others ? new PaymentCheck.NotFound() : check;
    }

    /** Nothing, less than nothing, and what arrives later is no money that is there, whatever a gateway calls it. */
    private static boolean isThere(PaymentCheck.Settled settled, Instant now) {
        return settled.amount().isPositive() && !isToCome(settled.paidAt(), now);
    }

    private static boolean isToCome(Instant paidAt, Instant now) {
        return paidAt.isAfter(now.plus(CLOCK_SKEW));
    }

    /** A claim that contradicts the gateway proves nothing, so nothing follows from it; a true claim of another sum than the price is money owed. */
    private static Verified compare(PaymentProof proof, PaymentCheck.Settled settled, Shares shares) {
        if (!proof.amount().currency().equals(settled.amount().currency())) {
            return Verified.no("PAYMENT_CURRENCY_DIFFERS");
        }
        if (!proof.amount().equals(settled.amount())) {
            return Verified.no("PAYMENT_AMOUNT_DIFFERS");
        }
        ReceivedPayment received = new ReceivedPayment(proof.gateway(), proof.reference(), settled.amount(), settled.paidAt());
        if (!settled.amount().currency().equals(shares.premium().currency())) {
            return new Verified(received, Reason.about("PAYMENT_CURRENCY_DIFFERS", "payment"));
        }
        boolean exact = shares.arePaidBy(settled.amount());
        return new Verified(received, exact ? null : Reason.about("PAYMENT_AMOUNT_DIFFERS", "payment"));
    }
}

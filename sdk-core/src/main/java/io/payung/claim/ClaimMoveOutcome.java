package io.payung.claim;

import io.payung.decision.Reason;
import java.util.List;
import java.util.function.Function;

/** What a decision, a payment or another step comes to. */
public sealed interface ClaimMoveOutcome {

    /** Exactly one of the functions is called. */
    default <T> T fold(Function<Moved, T> moved, Function<Refused, T> refused) {
        return this instanceof Moved done ? moved.apply(done) : refused.apply((Refused) this);
    }

    /**
     * It is recorded, with one event.
     *
     * @param replayed whether this repeats an earlier answer to the same key
     */
    record Moved(ClaimStanding standing, boolean replayed) implements ClaimMoveOutcome {}

    /**
     * Nothing was recorded, and the key is free again.
     *
     * @param reasons {@code CLAIM_MOVE_NOT_ALLOWED} (actual: the state), {@code CLAIM_DOCUMENTS_MISSING}, {@code CLAIM_LIFE_UNKNOWN}, {@code
     *                AMOUNT_ABOVE_PAYABLE} for each benefit with the bound as limit, {@code AMOUNT_BELOW_PAID}, {@code
     *                AMOUNT_ABOVE_APPROVED} with what is left to pay as limit, {@code PAYMENT_REFERENCE_USED}, or {@code CLAIM_PAID_ALREADY}
     */
    record Refused(List<Reason> reasons) implements ClaimMoveOutcome {

        public Refused {
            reasons = reasons.stream().sorted().toList();
        }
    }
}

package io.payung.erasure;

import io.payung.decision.Reason;
import java.util.List;
import java.util.function.Function;

/** What a wish to be forgotten comes to. Frozen: a later version adds nothing here. */
public sealed interface ErasureOutcome {

    /** Exactly one of the functions is called. */
    default <T> T fold(Function<Erased, T> erased, Function<Refused, T> refused) {
        return this instanceof Erased told ? erased.apply(told) : refused.apply((Refused) this);
    }

    /**
     * The person is forgotten, with the events {@code policy.erased} of each policy and {@code person.erased}.
     *
     * @param replayed whether this repeats an earlier answer to the same key
     */
    record Erased(Erasure erasure, boolean replayed) implements ErasureOutcome {}

    /**
     * Nothing was forgotten.
     *
     * @param reasons all that hinder it: {@code POLICY_IN_FORCE}, {@code RECORDS_STILL_NEEDED} (each with its last day as limit), {@code
     *                APPLICATION_OPEN}, {@code CLAIM_OPEN}, or alone {@code PERSON_UNKNOWN} or {@code IDEMPOTENCY_KEY_REUSED}
     */
    record Refused(List<Reason> reasons) implements ErasureOutcome {

        public Refused {
            reasons = reasons.stream().sorted().toList();
        }

        static Refused because(Reason reason) {
            return new Refused(List.of(reason));
        }
    }
}

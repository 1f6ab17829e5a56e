package io.payung.consent.proof;

import io.payung.decision.Reason;
import java.util.List;
import java.util.function.Function;

/** What a withdrawal comes to. Frozen: a later version adds nothing here. */
public sealed interface WithdrawalOutcome {

    /** Exactly one of the functions is called. */
    default <T> T fold(Function<Withdrawn, T> withdrawn, Function<Refused, T> refused) {
        return this instanceof Withdrawn told ? withdrawn.apply(told) : refused.apply((Refused) this);
    }

    /** What it means for the policy. Nothing is decided here, and the policy stays as it is. */
    enum PolicyEffect {
        /** Personal data may be processed no further; whether the cover can go on without is for the insurer to say. */
        PROCESSING_ENDS,
        /** The customer no longer agrees to the contract; what that does to it, the product's terms and the insurer say. */
        CONTRACT_IN_QUESTION
    }

    /**
     * It is recorded, with the event {@code consent.withdrawn}.
     *
     * @param replayed whether it had been withdrawn before; then this is what was recorded then
     */
    record Withdrawn(Withdrawal withdrawal, PolicyEffect effect, boolean replayed) implements WithdrawalOutcome {}

    /** Nothing was recorded. */
    record Refused(List<Reason> reasons) implements WithdrawalOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}

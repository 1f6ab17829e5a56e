package io.payung.claim;

import java.util.function.Function;

/** What a claim comes to; never a rejection by the SDK. */
public sealed interface ClaimOutcome {

    <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred);

    ClaimAssessment assessment();

    /** Everything that is needed is there. */
    record Complete(ClaimAssessment assessment) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return complete.apply(this);
        }
    }

    /** Documents or answers are missing. */
    record DocumentsMissing(ClaimAssessment assessment) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return documentsMissing.apply(this);
        }
    }

    /** The insurer has to look; documents may be missing as well. */
    record Referred(ClaimAssessment assessment) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return referred.apply(this);
        }
    }
}

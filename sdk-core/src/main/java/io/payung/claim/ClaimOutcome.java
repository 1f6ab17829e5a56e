package io.payung.claim;

import java.util.function.Function;

/** What a claim comes to; never a rejection by the SDK. */
public sealed interface ClaimOutcome {

    <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred);

    ClaimAssessment assessment();

    Told told();

    /** Whether the call told of something new. */
    enum Told {
        /** The call opened the claim. */
        NEW,
        /** The claim was there before: another notice had told of the event, or the call was about a claim. */
        KNOWN,
        /** The very same call was answered before, under its key: this is that answer. */
        REPLAYED
    }

    /** Everything that is needed is there. */
    record Complete(ClaimAssessment assessment, Told told) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return complete.apply(this);
        }
    }

    /** Documents or answers are missing. */
    record DocumentsMissing(ClaimAssessment assessment, Told told) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return documentsMissing.apply(this);
        }
    }

    /** The insurer has to look; documents may be missing as well. */
    record Referred(ClaimAssessment assessment, Told told) implements ClaimOutcome {
        @Override
        public <T> T fold(Function<Complete, T> complete, Function<DocumentsMissing, T> documentsMissing, Function<Referred, T> referred) {
            return referred.apply(this);
        }
    }
}

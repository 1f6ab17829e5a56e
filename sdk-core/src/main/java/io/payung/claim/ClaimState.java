package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The states of a claim; only a recorded decision of the insurer rejects. */
public enum ClaimState {
    NOTIFIED,
    DOCUMENTS_MISSING,
    SUBMITTED,
    REFERRED,
    APPROVED,
    PARTLY_APPROVED,
    REJECTED,
    PAID,
    CLOSED,
    REOPENED,
    WITHDRAWN,
    DISPUTED;

    /** Whether documents still count; afterwards the insurer has spoken, or the claimant has given up. */
    public boolean isOpen() {
        return switch (this) {
            case NOTIFIED, DOCUMENTS_MISSING, SUBMITTED, REFERRED, REOPENED -> true;
            case APPROVED, PARTLY_APPROVED, REJECTED, PAID, CLOSED, WITHDRAWN, DISPUTED -> false;
        };
    }

    /** Whether nothing is left to do, unless the insurer takes the claim up again. */
    public boolean isSettled() {
        return switch (this) {
            case REJECTED, PAID, CLOSED, WITHDRAWN -> true;
            case NOTIFIED, DOCUMENTS_MISSING, SUBMITTED, REFERRED, REOPENED, APPROVED, PARTLY_APPROVED, DISPUTED -> false;
        };
    }

    /** As answers spell it: {@code documents-missing}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

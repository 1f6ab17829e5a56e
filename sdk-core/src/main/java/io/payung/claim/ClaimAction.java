package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What moves a claim from state to state: what the check of its documents finds, what the insurer does, and what the claimant does. */
public enum ClaimAction {
    /** The check finds that documents or answers are missing. */
    FIND_MISSING,
    /** The check finds everything there. */
    FIND_COMPLETE,
    /** The check finds something that the insurer has to look at. */
    REFER,
    /** The insurer decides to pay what is claimed. */
    APPROVE,
    /** The insurer decides to pay a part of it. */
    PARTLY_APPROVE,
    /** The insurer decides to pay nothing; nobody and nothing else rejects. */
    REJECT,
    /** The insurer, deciding anew, finds that what is paid already is right. */
    CONFIRM,
    /** The insurer pays some of what is approved. */
    PAY_PART,
    /** The insurer pays all that is left of it. */
    PAY_REST,
    /** The claimant takes the claim back. */
    WITHDRAW,
    /** The claimant contests the decision. */
    DISPUTE,
    /** The insurer takes the claim up again, to decide anew. */
    REOPEN,
    /** The insurer puts the claim away. */
    CLOSE;

    /** As records and answers spell it: {@code partly-approve}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.payung.event;

/** Every type of event, with the name it has outside; what each one carries is said in {@code event.schema.json} beside this class. */
public enum EventType {
    POLICY_ISSUED("policy.issued"),
    CLAIM_NOTIFIED("claim.notified"),
    CLAIM_UPDATED("claim.updated");

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** As envelopes spell it: words in lower case, joined by full stops. */
    public String key() {
        return key;
    }
}

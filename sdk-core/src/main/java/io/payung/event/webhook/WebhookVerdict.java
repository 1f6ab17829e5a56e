package io.payung.event.webhook;

/** What a receiver thinks of a request. */
public enum WebhookVerdict {
    /** From whoever has the secret, and fresh. */
    GENUINE,
    /** One of the three headers is missing or cannot be read. */
    HEADERS_MISSING,
    /** Signed too long ago or too far in the future: perhaps somebody repeats what they have overheard. */
    STALE,
    /** No signature fits: the body was changed, or the sender has another secret. */
    FORGED;

    public boolean isGenuine() {
        return this == GENUINE;
    }
}

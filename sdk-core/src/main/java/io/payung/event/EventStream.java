package io.payung.event;

import io.payung.fault.PayungException;
import java.util.Locale;

/**
 * What an event happened to: the events of one stream of one partner are numbered 1, 2, 3 … without gaps and told in that order.
 *
 * @param kind      what the stream is about
 * @param reference which one of its kind, 1 to 160 characters, not personal
 */
public record EventStream(Kind kind, String reference) {

    private static final int MAX_LENGTH = 160;

    /** What a stream can be about. */
    public enum Kind {
        POLICY,
        APPLICATION,
        PAYMENT,
        /** The partner itself, for what belongs to no policy. */
        PARTNER;

        /** As the store spells it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EventStream {
        if (reference.isEmpty() || reference.length() > MAX_LENGTH) {
            throw new PayungException("EVENT_STREAM", "the reference of a stream has 1 to " + MAX_LENGTH + " characters, not " + reference.length());
        }
    }

    public static EventStream policy(String number) {
        return new EventStream(Kind.POLICY, number);
    }

    public static EventStream application(String id) {
        return new EventStream(Kind.APPLICATION, id);
    }

    public static EventStream payment(String gateway, String reference) {
        return new EventStream(Kind.PAYMENT, gateway + "/" + reference);
    }

    /** @param name which of the partner's own streams, for example {@code consent-heads} */
    public static EventStream partner(String name) {
        return new EventStream(Kind.PARTNER, name);
    }
}

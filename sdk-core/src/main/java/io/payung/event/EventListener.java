package io.payung.event;

import io.payung.party.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * Hears of events after they are committed. Implemented by you, called by an {@link EventRelay}: at least once for each event from the first
 * start of its relay on, in the order of each stream, by one node at a time. What it throws makes the relay try again later.
 */
public interface EventListener {

    /** A stable name, 1 to 60 lower-case letters, digits and hyphens: what was told already is remembered under it. */
    String name();

    /** Hears one event; returns when it is done with it. A repetition has the same {@link Event#id}. */
    void onEvent(Event event);

    /** The only partner it hears of, or null for all. */
    default @Nullable PartnerId partner() {
        return null;
    }
}

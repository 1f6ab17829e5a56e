package io.payung.event;

import java.util.List;

/** @param next cursor behind the last event of the page; on an empty page where it was before */
public record EventPage(List<Event> events, String next) {

    /** The cursor in front of the first event ever told: who reads from here learns by {@code EVENTS_GONE} that it is no longer there. */
    public static final String BEGINNING = "ZTEgMA";

    public EventPage {
        events = List.copyOf(events);
    }
}

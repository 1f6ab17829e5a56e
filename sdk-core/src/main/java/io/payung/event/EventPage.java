package io.payung.event;

import java.util.List;

/** @param next cursor behind the last event of the page; on an empty page where it was before */
public record EventPage(List<Event> events, String next) {

    public EventPage {
        events = List.copyOf(events);
    }
}

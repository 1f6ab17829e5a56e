package io.payung.rules.scenario.story;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Stands still at nine in the morning until the story goes on to another day. For one story. */
final class StoryClock extends Clock {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ZoneId zone;
    private Instant now;

    StoryClock(LocalDate today, ZoneId zone) {
        this.zone = zone;
        this.now = morningOf(today);
    }

    Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** Time never goes back. */
    void goOnTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException("a story has one zone");
    }
}

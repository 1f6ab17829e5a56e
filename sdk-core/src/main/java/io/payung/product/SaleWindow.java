package io.payung.product;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a version may be sold, both days included.
 *
 * @param until absent when open-ended
 * @param zone  decides which date it is, for sale, start of cover and ages
 */
public record SaleWindow(LocalDate from, @Nullable LocalDate until, ZoneId zone) {

    public boolean contains(Instant instant) {
        LocalDate date = dateOf(instant);
        return !date.isBefore(from) && (until == null || !date.isAfter(until));
    }

    /** The calendar date in the product's zone. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}

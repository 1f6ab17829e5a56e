package io.payung.product;

import java.time.LocalDate;
import java.time.Period;

/** How long cover lasts from its first day. */
public record CoverDuration(Period period) {

    /** The last day of cover: one year from 1 March 2026 ends on 28 February 2027. */
    public LocalDate lastDay(LocalDate start) {
        return start.plus(period).minusDays(1);
    }
}

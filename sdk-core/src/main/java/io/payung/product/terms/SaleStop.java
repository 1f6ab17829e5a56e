package io.payung.product.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is sold in an area for a while, without a new version of the product. Both days are included.
 *
 * @param area   where, as the partner names it, or {@code everywhere}
 * @param from   first day without sales, in the product's zone
 * @param until  last day without sales; absent when it is open
 * @param reason why, as it is told to whoever asks
 */
public record SaleStop(String area, LocalDate from, @Nullable LocalDate until, String reason) {

    /** The area of a stop that holds for every sale. */
    public static final String EVERYWHERE = "everywhere";

    /** Whether the stop holds on the day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}

package io.payung.change;

import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a whole, from nothing to all of it, exactly: 184 of 365 days is no decimal number.
 *
 * @param part at least zero, at most {@code of}
 * @param of   more than zero
 */
public record Fraction(BigDecimal part, BigDecimal of) {

    public static final Fraction ALL = new Fraction(BigDecimal.ONE, BigDecimal.ONE);

    public Fraction {
        if (of.signum() <= 0 || part.signum() < 0 || part.compareTo(of) > 0) {
            throw new PayungException("REFUND_FRACTION", "a part of a whole lies between nothing and all of it, not at " + part + " of " + of);
        }
    }

    /** A decimal fraction, as a table says it. */
    public static Fraction of(BigDecimal fraction) {
        return new Fraction(fraction, BigDecimal.ONE);
    }

    /**
     * The days that are not used, of all days of cover; the first and the last one count, and so does 29 February.
     *
     * @param from     first day of cover
     * @param until    last day of cover
     * @param lastUsed last day on which there was cover, however short; null when it never began
     */
    public static Fraction unusedDays(LocalDate from, LocalDate until, @Nullable LocalDate lastUsed) {
        long all = ChronoUnit.DAYS.between(from, until) + 1;
        return unused(all, lastUsed == null ? 0 : ChronoUnit.DAYS.between(from, lastUsed) + 1);
    }

    /** The months that are not used: a month that has begun is, and so is one that the last day of cover cuts short. */
    public static Fraction unusedMonths(LocalDate from, LocalDate until, @Nullable LocalDate lastUsed) {
        return unused(begun(from, until), lastUsed == null ? 0 : begun(from, lastUsed));
    }

    /** Months that have begun from the first day to the other one, both included. */
    private static long begun(LocalDate from, LocalDate last) {
        long whole = ChronoUnit.MONTHS.between(from, last.plusDays(1));
        return from.plusMonths(whole).isAfter(last) ? whole : whole + 1;
    }

    private static Fraction unused(long all, long used) {
        long bounded = Math.max(0, Math.min(all, used));
        return new Fraction(BigDecimal.valueOf(all - bounded), BigDecimal.valueOf(all));
    }
}

package io.payung.product.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid back when the policy ends early.
 *
 * @param on      why it ends, for example {@code early-settlement}
 * @param proRata what is counted of the time that is not used, {@code days} or {@code months}; absent when time does not count by itself
 * @param table   file of the table that gives the fraction; absent, like {@code proRata}, when everything is paid back
 * @param of      charges of which it is a fraction; empty for all
 * @param butFees whether charges of the kind {@code fee} are kept
 * @param fee     what the insurer keeps of it, in the product's currency; absent when nothing
 * @param minimum least amount that is paid out: less is not worth a transfer, and kept; absent without one
 */
public record Refund(
        String on,
        @Nullable String proRata,
        @Nullable String table,
        List<String> of,
        boolean butFees,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal minimum) {

    /** Counted in days. */
    public static final String DAYS = "days";

    /** Counted in months, of which every one that has begun is used. */
    public static final String MONTHS = "months";

    public Refund {
        of = List.copyOf(of);
    }

    /** Everything that was paid. */
    public static Refund all(String on) {
        return new Refund(on, null, null, List.of(), false, null, null);
    }

    /** All that was paid for the days that are not used. */
    public static Refund unusedDays(String on) {
        return new Refund(on, DAYS, null, List.of(), false, null, null);
    }
}

package io.payung.rules.authoring.logic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers between two ends.
 *
 * @param low      absent when there is no least
 * @param lowOpen  whether {@code low} itself is left out
 * @param high     absent when there is no greatest
 * @param highOpen whether {@code high} itself is left out
 */
record Interval(@Nullable BigDecimal low, boolean lowOpen, @Nullable BigDecimal high, boolean highOpen) {

    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || order == 0 && (lowOpen || highOpen);
    }

    /** The whole numbers of it, with ends that belong to it. */
    Interval whole() {
        BigDecimal first = low == null ? null : low.setScale(0, RoundingMode.CEILING);
        BigDecimal last = high == null ? null : high.setScale(0, RoundingMode.FLOOR);
        if (first != null && lowOpen && first.compareTo(low) == 0) {
            first = first.add(BigDecimal.ONE);
        }
        if (last != null && highOpen && last.compareTo(high) == 0) {
            last = last.subtract(BigDecimal.ONE);
        }
        return new Interval(first, first == null, last, last == null);
    }

    Interval and(Interval other) {
        boolean ownLow = startsAfter(other);
        boolean ownHigh = endsBefore(other);
        return new Interval(ownLow ? low : other.low, ownLow ? lowOpen : other.lowOpen, ownHigh ? high : other.high,
                ownHigh ? highOpen : other.highOpen);
    }

    /** What lies before and after the other one. */
    List<Interval> minus(Interval other) {
        List<Interval> rest = new ArrayList<>();
        if (other.low != null) {
            rest.add(and(new Interval(null, true, other.low, !other.lowOpen)));
        }
        if (other.high != null) {
            rest.add(and(new Interval(other.high, !other.highOpen, null, true)));
        }
        return rest;
    }

    private boolean startsAfter(Interval other) {
        if (low == null || other.low == null) {
            return low != null;
        }
        int order = low.compareTo(other.low);
        return order > 0 || order == 0 && lowOpen;
    }

    private boolean endsBefore(Interval other) {
        if (high == null || other.high == null) {
            return high != null;
        }
        int order = high.compareTo(other.high);
        return order < 0 || order == 0 && highOpen;
    }
}

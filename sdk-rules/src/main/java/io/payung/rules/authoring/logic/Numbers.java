package io.payung.rules.authoring.logic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers; days count from 1970.
 *
 * @param whole whether only whole numbers are meant
 * @param parts none of them empty
 */
record Numbers(boolean whole, List<Interval> parts) implements Values {

    Numbers {
        List<Interval> kept = new ArrayList<>();
        for (Interval part : parts) {
            Interval exact = whole ? part.whole() : part;
            if (!exact.isEmpty()) {
                kept.add(exact);
            }
        }
        parts = List.copyOf(kept);
    }

    static Numbers between(boolean whole, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        return new Numbers(whole, List.of(new Interval(low, low == null, high, high == null)));
    }

    @Override
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public Numbers and(Values other) {
        List<Interval> common = new ArrayList<>();
        for (Interval part : parts) {
            ((Numbers) other).parts.forEach(one -> common.add(part.and(one)));
        }
        return new Numbers(whole, common);
    }

    @Override
    public Numbers or(Values other) {
        List<Interval> union = new ArrayList<>(minus(other).parts);
        union.addAll(((Numbers) other).parts);
        return new Numbers(whole, union);
    }

    @Override
    public Numbers minus(Values other) {
        Numbers rest = this;
        for (Interval hole : ((Numbers) other).parts) {
            List<Interval> left = new ArrayList<>();
            rest.parts.forEach(part -> left.addAll(part.minus(hole)));
            rest = new Numbers(whole, left);
        }
        return rest;
    }

    @Override
    public Numbers matching(Operator operator, Object constant) {
        BigDecimal bound = number(constant);
        Numbers same = new Numbers(false, List.of(new Interval(bound, false, bound, false)));
        return switch (operator) {
            case EQUAL -> and(same);
            case NOT_EQUAL -> minus(same);
            case LESS -> and(new Interval(null, true, bound, true));
            case AT_MOST -> and(new Interval(null, true, bound, false));
            case MORE -> and(new Interval(bound, true, null, true));
            case AT_LEAST -> and(new Interval(bound, false, null, true));
        };
    }

    /** The least of all; absent when there is none, or when nothing is in the set. */
    @Nullable BigDecimal least() {
        BigDecimal least = null;
        for (Interval part : parts) {
            if (part.low() == null) {
                return null;
            }
            least = least == null ? part.low() : least.min(part.low());
        }
        return least;
    }

    /** The greatest of all; absent when there is none, or when nothing is in the set. */
    @Nullable BigDecimal greatest() {
        BigDecimal greatest = null;
        for (Interval part : parts) {
            if (part.high() == null) {
                return null;
            }
            greatest = greatest == null ? part.high() : greatest.max(part.high());
        }
        return greatest;
    }

    private Numbers and(Interval interval) {
        return and(new Numbers(false, List.of(interval)));
    }

    private static BigDecimal number(Object constant) {
        if (constant instanceof LocalDate date) {
            return BigDecimal.valueOf(date.toEpochDay());
        }
        return constant instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) constant);
    }
}

package io.payung.rules.authoring.rates;

import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a row takes, as an interval of points in every dimension. */
record Box(RateTable.Row row, List<Interval> sides) {

    /** From one point to another, both included. */
    record Interval(BigDecimal from, BigDecimal to) {

        boolean meets(Interval other) {
            return from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
        }

        boolean takes(BigDecimal point) {
            return from.compareTo(point) <= 0 && point.compareTo(to) <= 0;
        }
    }

    Box {
        sides = List.copyOf(sides);
    }

    static Box of(RateTable.Row row, List<Dimension> dimensions) {
        List<Interval> sides = new ArrayList<>();
        for (int index = 0; index < dimensions.size(); index++) {
            RateTable.Cell cell = row.cells().get(index);
            sides.add(new Interval(dimensions.get(index).point(cell.from()), dimensions.get(index).point(cell.to())));
        }
        return new Box(row, sides);
    }

    boolean meets(Box other) {
        for (int index = 0; index < sides.size(); index++) {
            if (!sides.get(index).meets(other.sides.get(index))) {
                return false;
            }
        }
        return true;
    }
}

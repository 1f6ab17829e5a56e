package io.payung.rules.authoring.rates;

import io.payung.product.terms.RateTable;
import io.payung.rules.authoring.rates.Box.Interval;
import io.payung.rules.authoring.rates.RateTableReader.Read;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exactly one row matches: tells every two rows that match together, and what no row matches. */
final class RateTableCheck {

    private static final int MAX_OVERLAPS = 20;

    private final Read read;
    private final Dimensions known;
    private final List<Dimension> dimensions;
    private final List<Box> boxes;
    private final Problems problems;

    RateTableCheck(Read read, Dimensions known, Problems problems) {
        this.read = read;
        this.known = known;
        this.dimensions = read.columns().stream().map(RateColumn::dimension).toList();
        this.boxes = read.table().rows().stream().map(row -> Box.of(row, dimensions)).toList();
        this.problems = problems;
    }

    void check(Collection<String> plans) {
        overlaps();
        Set<List<Dimension>> seen = new HashSet<>();
        Set<Integer> used = new HashSet<>();
        for (String plan : plans) {
            List<Dimension> narrowed = known.in(plan, dimensions);
            List<Box> reachable = boxes.stream().filter(box -> isReachable(box, narrowed)).toList();
            reachable.forEach(box -> used.add(box.row().line()));
            if (seen.add(narrowed)) {
                gaps(narrowed, reachable);
            }
        }
        boxes.stream().filter(box -> !used.contains(box.row().line()) && !plans.isEmpty()).forEach(box -> problems.warning(at(box, 0), "RATE_NEVER_USED",
                "nothing that can be asked for matches this row", "remove it, or correct its values"));
    }

    private void overlaps() {
        int told = 0;
        for (int later = 1; later < boxes.size(); later++) {
            for (int earlier = 0; earlier < later && told < MAX_OVERLAPS; earlier++) {
                if (boxes.get(later).meets(boxes.get(earlier))) {
                    told++;
                    overlap(boxes.get(earlier), boxes.get(later));
                }
            }
        }
    }

    private void overlap(Box earlier, Box later) {
        List<Interval> common = new ArrayList<>();
        for (int side = 0; side < dimensions.size(); side++) {
            Interval one = earlier.sides().get(side);
            Interval other = later.sides().get(side);
            common.add(new Interval(one.from().max(other.from()), one.to().min(other.to())));
        }
        problems.error(at(later, 0), "RATES_OVERLAP", "this row and " + at(earlier, 0).cell() + " both match"
                + (dimensions.isEmpty() ? "" : " " + shown(common, dimensions)), "change a bound of one of them, or remove one");
    }

    private void gaps(List<Dimension> narrowed, List<Box> reachable) {
        try {
            for (List<Interval> gap : Gaps.in(reachable, boxes, narrowed)) {
                String example = shown(gap, narrowed);
                problems.error(near(gap), "RATES_GAP", "no row matches " + example, "add a row for it, or extend one beside it");
            }
        } catch (Gaps.TooManySteps e) {
            problems.error(Position.startOf(read.table().file()), "RATES_NOT_ANALYSED", "the table is too large to be checked for gaps",
                    "use fewer columns, or ranges instead of single values");
        }
    }

    private static boolean isReachable(Box box, List<Dimension> narrowed) {
        for (int side = 0; side < narrowed.size(); side++) {
            BigDecimal min = narrowed.get(side).min();
            BigDecimal max = narrowed.get(side).max();
            if (min != null && box.sides().get(side).to().compareTo(min) < 0 || max != null && box.sides().get(side).from().compareTo(max) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The cell that keeps the row from matching which comes nearest, so that the designer looks at the right place. */
    private Position near(List<Interval> gap) {
        Optional<Box> nearest = boxes.stream().min(Comparator.<Box>comparingLong(box -> -sidesThatTake(box, gap))
                // A bound is more likely to be wrong than a value of a list.
                .thenComparing(box -> dimensions.get(wrongSide(box, gap)).isOrdered() ? 0 : 1)
                .thenComparing(box -> distance(box.sides().get(wrongSide(box, gap)), gap.get(wrongSide(box, gap)))));
        if (nearest.isEmpty()) {
            return Position.startOf(read.table().file());
        }
        int side = wrongSide(nearest.get(), gap);
        boolean above = nearest.get().sides().get(side).to().compareTo(gap.get(side).from()) < 0;
        RateColumn column = read.columns().get(side);
        return read.grid().cell(nearest.get().row().line(), above ? column.to() : column.from()).at();
    }

    /** The first side of the row that does not take the piece. */
    private static int wrongSide(Box box, List<Interval> gap) {
        int side = 0;
        while (box.sides().get(side).takes(gap.get(side).from())) {
            side++;
        }
        return side;
    }

    private static BigDecimal distance(Interval side, Interval gap) {
        return side.to().compareTo(gap.from()) < 0 ? gap.from().subtract(side.to()) : side.from().subtract(gap.to());
    }

    private static long sidesThatTake(Box box, List<Interval> gap) {
        long taking = 0;
        for (int side = 0; side < gap.size(); side++) {
            taking += box.sides().get(side).takes(gap.get(side).from()) ? 1 : 0;
        }
        return taking;
    }

    private Position at(Box box, int column) {
        RateTable.Row row = box.row();
        int first = read.columns().isEmpty() ? 1 : read.columns().get(column).from();
        return read.grid().cell(row.line(), first).at();
    }

    private static String shown(List<Interval> piece, List<Dimension> dimensions) {
        List<String> parts = new ArrayList<>();
        for (int side = 0; side < piece.size(); side++) {
            Interval interval = piece.get(side);
            parts.add(dimensions.get(side).name() + " " + dimensions.get(side).shown(interval.from(), interval.to()));
        }
        return String.join(", ", parts);
    }
}

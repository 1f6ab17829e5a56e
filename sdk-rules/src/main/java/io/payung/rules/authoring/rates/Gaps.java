package io.payung.rules.authoring.rates;

import io.payung.rules.authoring.rates.Box.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds every point that no row takes, exactly: in each dimension the rows cut the line into pieces within which nothing changes, and a piece
 * that some rows take is looked at in the next dimension. For one table and plan.
 */
final class Gaps {

    static final int MAX_TOLD = 10;
    private static final int MAX_STEPS = 20_000_000;

    private final List<Dimension> dimensions;
    private final List<Interval> whole;
    private final List<List<Interval>> found = new ArrayList<>();
    private final List<Set<List<Integer>>> covered = new ArrayList<>();
    private int steps;

    private Gaps(List<Dimension> dimensions, List<Interval> whole) {
        this.dimensions = dimensions;
        this.whole = whole;
        dimensions.forEach(dimension -> covered.add(new HashSet<>()));
    }

    /**
     * Pieces that no row takes, at most {@value #MAX_TOLD}; the dimensions after the one that tells them apart are whole.
     *
     * @param boxes those that can match at all
     * @param all   every row of the table
     */
    static List<List<Interval>> in(List<Box> boxes, List<Box> all, List<Dimension> dimensions) {
        Gaps gaps = new Gaps(dimensions, whole(all, dimensions));
        gaps.search(0, boxes, List.of());
        return gaps.found;
    }

    /** All that can occur; where nothing bounds a dimension, what lies between the first and the last row. */
    private static List<Interval> whole(List<Box> boxes, List<Dimension> dimensions) {
        List<Interval> whole = new ArrayList<>();
        for (int index = 0; index < dimensions.size(); index++) {
            int side = index;
            Dimension dimension = dimensions.get(index);
            BigDecimal least = boxes.stream().map(box -> box.sides().get(side).from()).min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
            BigDecimal most = boxes.stream().map(box -> box.sides().get(side).to()).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
            BigDecimal from = dimension.min() == null ? least : dimension.min();
            whole.add(new Interval(from, dimension.max() == null ? most.max(from) : dimension.max()));
        }
        return whole;
    }

    private boolean search(int side, List<Box> boxes, List<Interval> before) {
        if (boxes.isEmpty()) {
            List<Interval> gap = new ArrayList<>(before);
            gap.addAll(whole.subList(side, whole.size()));
            found.add(gap);
            return false;
        }
        List<Integer> lines = boxes.stream().map(box -> box.row().line()).toList();
        if (side == dimensions.size() || covered.get(side).contains(lines)) {
            return true;
        }
        boolean complete = true;
        List<BigDecimal> starts = starts(side, boxes);
        for (int index = 0; index < starts.size() && found.size() < MAX_TOLD; index++) {
            BigDecimal from = starts.get(index);
            BigDecimal to = index + 1 < starts.size() ? starts.get(index + 1).subtract(dimensions.get(side).step()) : whole.get(side).to();
            List<Interval> path = new ArrayList<>(before);
            path.add(new Interval(from, to));
            count(boxes.size());
            complete &= search(side + 1, boxes.stream().filter(box -> box.sides().get(side).takes(from)).toList(), path);
        }
        if (complete) {
            covered.get(side).add(lines);
        }
        return complete;
    }

    /** Where a piece begins within which the same rows apply. */
    private List<BigDecimal> starts(int side, List<Box> boxes) {
        TreeSet<BigDecimal> starts = new TreeSet<>(List.of(whole.get(side).from()));
        for (Box box : boxes) {
            starts.add(box.sides().get(side).from());
            starts.add(box.sides().get(side).to().add(dimensions.get(side).step()));
        }
        starts.removeIf(start -> !whole.get(side).takes(start));
        return List.copyOf(starts);
    }

    private void count(int boxes) {
        steps += boxes;
        if (steps > MAX_STEPS) {
            throw new TooManySteps();
        }
    }

    /** The table cuts its dimensions into more pieces than anybody could look through. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("a rate table has too many pieces", null, false, false);
        }
    }
}

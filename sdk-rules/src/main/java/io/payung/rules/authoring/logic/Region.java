package io.payung.rules.authoring.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A part of a space as a union of boxes, none of them empty. Immutable. */
final class Region {

    /** Beyond it a condition is too involved to be studied in no time. */
    static final int MAX_BOXES = 1_000;

    private final Space space;
    private final List<Box> boxes;

    private Region(Space space, List<Box> boxes) {
        this.space = space;
        this.boxes = boxes;
    }

    /** Ends an analysis that would take too long. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super("more than " + MAX_BOXES + " alternatives", null, false, false);
        }
    }

    static Region everything(Space space) {
        return of(space, List.of(Box.EVERYTHING));
    }

    /** Where every one of the facts is known. */
    static Region knowing(Space space, Set<String> facts) {
        Box box = Box.EVERYTHING;
        for (String fact : facts) {
            box = box.with(fact, space.domain(fact).known());
        }
        return of(space, List.of(box));
    }

    /** Where one fact has one of the values. */
    static Region where(Space space, String fact, ValueSet values) {
        return of(space, List.of(Box.EVERYTHING.with(fact, values)));
    }

    boolean isEmpty() {
        return boxes.isEmpty();
    }

    Region and(Region other) {
        List<Box> common = new ArrayList<>();
        for (Box box : boxes) {
            common.addAll(possible(space, other.boxes, one -> List.of(box.and(one))));
            bound(common.size());
        }
        return new Region(space, common);
    }

    Region or(Region other) {
        if (isOneFact() && other.isOneFact() && fact().equals(other.fact())) {
            // Lists of values stay one box, whatever their length.
            return where(space, fact(), boxes.get(0).sides().get(fact()).or(other.boxes.get(0).sides().get(fact())));
        }
        List<Box> union = new ArrayList<>(boxes);
        union.addAll(other.boxes);
        bound(union.size());
        return new Region(space, union);
    }

    Region minus(Region other) {
        List<Box> rest = boxes;
        for (Box hole : other.boxes) {
            rest = possible(space, rest, box -> box.and(hole).isPossible(space) ? box.minus(hole, space) : List.of(box));
            bound(rest.size());
        }
        return new Region(space, rest);
    }

    boolean isWithin(Region other) {
        return minus(other).isEmpty();
    }

    private boolean isOneFact() {
        return boxes.size() == 1 && boxes.get(0).sides().size() == 1;
    }

    private String fact() {
        return boxes.get(0).sides().firstKey();
    }

    private static Region of(Space space, List<Box> boxes) {
        return new Region(space, possible(space, boxes, List::of));
    }

    private static List<Box> possible(Space space, List<Box> boxes, Function<Box, List<Box>> change) {
        return boxes.stream().flatMap(box -> change.apply(box).stream()).filter(box -> box.isPossible(space)).toList();
    }

    private static void bound(int size) {
        if (size > MAX_BOXES) {
            throw new TooLarge();
        }
    }
}

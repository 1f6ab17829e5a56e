package io.payung.rules.authoring.logic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One set of values for each fact that is bounded; a fact that is not named can be anything.
 *
 * @param sides values by fact
 */
record Box(SortedMap<String, ValueSet> sides) {

    static final Box EVERYTHING = new Box(new TreeMap<>());

    Box {
        sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
    }

    boolean isPossible(Space space) {
        if (sides.values().stream().anyMatch(ValueSet::isEmpty)) {
            return false;
        }
        return space.relations().stream().allMatch(relation -> relation.allows(fact -> side(fact, space)));
    }

    Box with(String fact, ValueSet values) {
        SortedMap<String, ValueSet> changed = new TreeMap<>(sides);
        changed.put(fact, values);
        return new Box(changed);
    }

    Box and(Box other) {
        SortedMap<String, ValueSet> common = new TreeMap<>(sides);
        other.sides.forEach((fact, values) -> common.merge(fact, values, ValueSet::and));
        return new Box(common);
    }

    /** What of this box lies outside of the other: one piece for each side of the other. */
    List<Box> minus(Box other, Space space) {
        List<Box> pieces = new ArrayList<>();
        Box rest = this;
        for (Map.Entry<String, ValueSet> side : other.sides.entrySet()) {
            ValueSet own = rest.side(side.getKey(), space);
            pieces.add(rest.with(side.getKey(), own.minus(side.getValue())));
            rest = rest.with(side.getKey(), own.and(side.getValue()));
        }
        return pieces;
    }

    private ValueSet side(String fact, Space space) {
        ValueSet side = sides.get(fact);
        return side == null ? space.domain(fact) : side;
    }
}

package io.payung.product;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A finding that holds already, or that may hold once more is known.
 *
 * @param finding what the rule says
 * @param unknown the absent facts it depends on; empty when it holds for certain
 */
public record Foreseen(Finding finding, SortedSet<String> unknown) {

    public Foreseen {
        unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    }

    public boolean certain() {
        return unknown.isEmpty();
    }
}

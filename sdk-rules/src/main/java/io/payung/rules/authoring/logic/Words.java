package io.payung.rules.authoring.logic;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of words: those listed, or every word but those listed.
 *
 * @param except whether the listed ones are left out of all words there are
 */
record Words(SortedSet<String> listed, boolean except) implements Values {

    Words {
        listed = Collections.unmodifiableSortedSet(new TreeSet<>(listed));
    }

    static Words only(Set<String> words) {
        return new Words(new TreeSet<>(words), false);
    }

    static Words anything() {
        return new Words(new TreeSet<>(), true);
    }

    @Override
    public boolean isEmpty() {
        return !except && listed.isEmpty();
    }

    @Override
    public Words and(Values other) {
        Words words = (Words) other;
        if (except && words.except) {
            return new Words(union(listed, words.listed), true);
        }
        if (except) {
            return new Words(without(words.listed, listed), false);
        }
        return words.except ? new Words(without(listed, words.listed), false) : new Words(common(listed, words.listed), false);
    }

    @Override
    public Words or(Values other) {
        return complement().and(((Words) other).complement()).complement();
    }

    @Override
    public Words minus(Values other) {
        return and(((Words) other).complement());
    }

    @Override
    public Words matching(Operator operator, Object constant) {
        Words same = only(Set.of(String.valueOf(constant)));
        return and(operator == Operator.EQUAL ? same : same.complement());
    }

    private Words complement() {
        return new Words(listed, !except);
    }

    private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static SortedSet<String> common(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static SortedSet<String> without(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> rest = new TreeSet<>(one);
        rest.removeAll(other);
        return rest;
    }
}

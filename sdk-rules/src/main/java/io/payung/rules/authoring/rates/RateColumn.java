package io.payung.rules.authoring.rates;

/**
 * A column, or two of them for the bounds of a range.
 *
 * @param from column of the value or of the lower bound, from 1
 * @param to   column of the upper bound; the same for a single value
 */
record RateColumn(Dimension dimension, int from, int to) {

    boolean isRange() {
        return from != to;
    }
}

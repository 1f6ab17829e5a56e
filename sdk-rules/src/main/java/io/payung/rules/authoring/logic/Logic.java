package io.payung.rules.authoring.logic;

import io.payung.rules.authoring.source.Position;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a condition asks, whatever its format: names resolved, types known, parameters as constants. */
public sealed interface Logic {

    /** Where the author wrote it, or its first part. */
    Position at();

    /** Every one of them; never empty. */
    record All(List<Logic> of) implements Logic {

        public All {
            of = List.copyOf(of);
        }

        @Override
        public Position at() {
            return of.get(0).at();
        }
    }

    /** At least one of them; never empty. */
    record Any(List<Logic> of) implements Logic {

        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Position at() {
            return of.get(0).at();
        }
    }

    /**
     * A fact against a constant; false while the fact is absent.
     *
     * @param value {@code Long}, {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate}
     */
    record Compare(String fact, Operator operator, Object value, Position at) implements Logic {}

    /** Whether a fact is absent: the only question that an absent fact answers. */
    record Absence(String fact, boolean absent, Position at) implements Logic {}

    /** Something that the analysis does not read. @param why for the author, for example {@code compares two facts} */
    record Opaque(String why, Position at) implements Logic {}

    /** The facts that it compares, so that it is not judged while one is absent. */
    default SortedSet<String> reads() {
        SortedSet<String> reads = new TreeSet<>();
        if (this instanceof Compare compare) {
            reads.add(compare.fact());
        }
        parts().forEach(part -> reads.addAll(part.reads()));
        return reads;
    }

    /** Of {@link All} and {@link Any} what they consist of, else nothing. */
    default List<Logic> parts() {
        if (this instanceof All all) {
            return all.of();
        }
        return this instanceof Any any ? any.of() : List.of();
    }
}

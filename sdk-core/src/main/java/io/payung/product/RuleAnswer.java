package io.payung.product;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What a rule set answers: findings, or the names of the facts without which it decides nothing. */
public sealed interface RuleAnswer {

    <T> T fold(Function<Decided, T> decided, Function<Missing, T> missing);

    /**
     * @param findings in canonical order; empty when no rule applied
     * @param heldBack every rule that said nothing, with the conditions that kept it from it, in the order of the ids
     */
    record Decided(List<Finding> findings, List<HeldBack> heldBack) implements RuleAnswer {

        public Decided {
            findings = findings.stream().sorted().toList();
            heldBack = heldBack.stream().sorted().toList();
        }

        /** For rules that know of no conditions, such as those written by hand. */
        public Decided(List<Finding> findings) {
            this(findings, List.of());
        }

        @Override
        public <T> T fold(Function<Decided, T> decided, Function<Missing, T> missing) {
            return decided.apply(this);
        }
    }

    /** @param names dotted fact names that some rule reads and that are absent, for example {@code answers.occupation} */
    record Missing(SortedSet<String> names) implements RuleAnswer {

        public Missing {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }

        @Override
        public <T> T fold(Function<Decided, T> decided, Function<Missing, T> missing) {
            return missing.apply(this);
        }
    }
}

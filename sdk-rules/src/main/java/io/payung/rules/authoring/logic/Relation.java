package io.payung.rules.authoring.logic;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Something that is known for certain about several facts together, for example that nobody is younger at the end than at the start. */
public sealed interface Relation {

    /**
     * Whether some values out of the sets are related as they must be.
     *
     * @param values what each fact can still be
     */
    boolean allows(Lookup values);

    /** The values that a fact can still have. */
    interface Lookup {
        ValueSet of(String fact);
    }

    /** Of two numbers, the first is never the greater one. */
    record NotMore(String lower, String upper) implements Relation {

        @Override
        public boolean allows(Lookup values) {
            ValueSet low = values.of(lower);
            ValueSet high = values.of(upper);
            if (low.canBeAbsent() || high.canBeAbsent()) {
                return true;
            }
            @Nullable BigDecimal least = ((Numbers) low.values()).least();
            @Nullable BigDecimal greatest = ((Numbers) high.values()).greatest();
            return least == null || greatest == null || least.compareTo(greatest) <= 0;
        }
    }

    /** Of two words, the first says which the second can be; a first word that is not listed leaves the second free. */
    record Pairs(String first, String second, Map<String, Set<String>> allowed) implements Relation {

        public Pairs {
            allowed = Map.copyOf(allowed);
        }

        @Override
        public boolean allows(Lookup values) {
            ValueSet chosen = values.of(first);
            ValueSet other = values.of(second);
            if (chosen.canBeAbsent() || other.canBeAbsent()) {
                return true;
            }
            if (!chosen.minus(ValueSet.oneOf(allowed.keySet())).isEmpty()) {
                return true;
            }
            Set<String> possible = new TreeSet<>();
            allowed.forEach((word, others) -> {
                if (!chosen.matching(Operator.EQUAL, word).isEmpty()) {
                    possible.addAll(others);
                }
            });
            return !other.and(ValueSet.oneOf(possible)).isEmpty();
        }
    }
}

package io.payung.product.terms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A condition on answers, as data: {@code loanMethod == annuity}. Values are those of rule facts: {@code Long}, {@code BigDecimal},
 * {@code String}, {@code Boolean}, {@code LocalDate}; whole numbers and decimals compare by value.
 */
public sealed interface AnswerTest {

    /**
     * Whether it holds; empty while an answer it depends on is absent.
     *
     * @param unneeded names of answers that are absent for certain: a comparison with one of them does not hold
     */
    Optional<Boolean> holds(Map<String, ?> answers, Set<String> unneeded);

    /** The names it reads. */
    SortedSet<String> reads();

    /** How a comparison is made. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written, for example {@code <=}. */
        public String sign() {
            return sign;
        }

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /**
     * One answer against one value.
     *
     * @param name  of the question
     * @param value of the kind that the answer has
     */
    record Compare(String name, Operator operator, Object value) implements AnswerTest {

        @Override
        public Optional<Boolean> holds(Map<String, ?> answers, Set<String> unneeded) {
            Object answer = answers.get(name);
            if (unneeded.contains(name)) {
                return Optional.of(false);
            }
            return answer == null ? Optional.empty() : Optional.of(operator.holds(ValueOrder.compare(answer, value)));
        }

        @Override
        public SortedSet<String> reads() {
            return new TreeSet<>(List.of(name));
        }
    }

    /** All of them, or any of them. */
    record Combined(boolean all, List<AnswerTest> of) implements AnswerTest {

        public Combined {
            of = List.copyOf(of);
        }

        @Override
        public Optional<Boolean> holds(Map<String, ?> answers, Set<String> unneeded) {
            Collection<Optional<Boolean>> each = of.stream().map(one -> one.holds(answers, unneeded)).toList();
            if (each.contains(Optional.of(!all))) {
                return Optional.of(!all);
            }
            return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(all);
        }

        @Override
        public SortedSet<String> reads() {
            SortedSet<String> reads = new TreeSet<>();
            of.forEach(one -> reads.addAll(one.reads()));
            return reads;
        }
    }
}

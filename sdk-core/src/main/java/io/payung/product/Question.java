package io.payung.product;

import io.payung.product.terms.AnswerTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something the product asks.
 *
 * @param name    as rules read it after {@code answers.}
 * @param type    type of the answer
 * @param choices allowed values of a choice, else empty
 * @param min     least value of a number, absent when unbounded
 * @param max     greatest value of a number, absent when unbounded
 * @param source  who answers: customer, partner or roster
 * @param askedAt {@code quote}, {@code claim} or {@code change}
 * @param per     {@code quote}, {@code life} or {@code object}
 * @param neededWhen the condition on other answers under which it is needed at all; absent when it always is
 * @param choosable  whether the customer is free to choose the answer, so that another one may be proposed
 */
public record Question(
        String name,
        ValueType type,
        List<String> choices,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String source,
        Moment askedAt,
        Scope per,
        @Nullable AnswerTest neededWhen,
        boolean choosable) {

    /** When a question is asked. */
    public enum Moment {
        QUOTE,
        CLAIM,
        CHANGE
    }

    /** What one answer is about. */
    public enum Scope {
        QUOTE,
        LIFE,
        OBJECT
    }

    public Question {
        choices = List.copyOf(choices);
    }

    /** A question that is always needed, and about something that nobody chooses. */
    public Question(
            String name,
            ValueType type,
            List<String> choices,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            String source,
            Moment askedAt,
            Scope per) {
        this(name, type, choices, min, max, source, askedAt, per, null, false);
    }

    /** Whether the answers given so far rule it out. @param unneeded names of answers that are absent for certain */
    boolean isRuledOut(Map<String, ?> answers, Set<String> unneeded) {
        return neededWhen != null && neededWhen.holds(answers, unneeded).equals(Optional.of(false));
    }

    /** Whether the answers given so far say that it is needed. @param unneeded names of answers that are absent for certain */
    public boolean isNeeded(Map<String, ?> answers, Set<String> unneeded) {
        return neededWhen == null || neededWhen.holds(answers, unneeded).equals(Optional.of(true));
    }
}

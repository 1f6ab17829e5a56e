package io.payung.product;

import java.math.BigDecimal;
import java.util.List;
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
 * @param askedAt {@code quote} or {@code claim}
 * @param per     {@code quote} or {@code life}
 */
public record Question(
        String name,
        ValueType type,
        List<String> choices,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String source,
        Moment askedAt,
        Scope per) {

    /** When a question is asked. */
    public enum Moment {
        QUOTE,
        CLAIM
    }

    /** What one answer is about. */
    public enum Scope {
        QUOTE,
        LIFE
    }

    public Question {
        choices = List.copyOf(choices);
    }
}

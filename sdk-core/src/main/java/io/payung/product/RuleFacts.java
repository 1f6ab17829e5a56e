package io.payung.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one subject, by dotted name ({@code life.ageAtStart}, {@code answers.occupation}, {@code lives.countOf.child}).
 * A value is {@code Long}, {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate}; what is unknown is absent.
 * Personal, so {@code toString} shows names only.
 */
public record RuleFacts(SortedMap<String, Object> values) {

    public RuleFacts {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof Long || value instanceof BigDecimal || value instanceof String
                    || value instanceof Boolean || value instanceof LocalDate)) {
                throw new IllegalArgumentException("fact " + entry.getKey() + " has no type that a rule can compare");
            }
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static RuleFacts of(Map<String, Object> values) {
        return new RuleFacts(new TreeMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return "RuleFacts" + values.keySet();
    }
}

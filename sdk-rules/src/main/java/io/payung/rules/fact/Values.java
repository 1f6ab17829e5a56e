package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to values under one prefix, for example {@code answers.}. What is unknown is {@code null}; a value of another type
 * is a {@code ClassCastException}, which the caller of the rules turns into {@code RULE_FAILED}.
 */
public final class Values {

    private final RuleFacts facts;
    private final String prefix;

    Values(RuleFacts facts, String prefix) {
        this.facts = facts;
        this.prefix = prefix;
    }

    /** A whole number, or {@code null}. */
    public @Nullable Long whole(String name) {
        return (Long) facts.get(prefix + name);
    }

    /** An exact decimal in its shortest form, so that equal numbers are equal objects; a whole number counts too; or {@code null}. */
    public @Nullable BigDecimal number(String name) {
        Object value = facts.get(prefix + name);
        if (value == null) {
            return null;
        }
        return value instanceof Long whole ? shortest(BigDecimal.valueOf(whole)) : shortest((BigDecimal) value);
    }

    /** A text or the value of a choice, or {@code null}. */
    public @Nullable String text(String name) {
        return (String) facts.get(prefix + name);
    }

    /** A yes or no, or {@code null}. */
    public @Nullable Boolean flag(String name) {
        return (Boolean) facts.get(prefix + name);
    }

    /** A date, or {@code null}. */
    public @Nullable LocalDate date(String name) {
        return (LocalDate) facts.get(prefix + name);
    }

    /** The date as days since 1970-01-01, the exact form in which compiled rules compare it; or {@code null}. */
    public @Nullable Long day(String name) {
        LocalDate date = date(name);
        return date == null ? null : date.toEpochDay();
    }

    // Whatever look-up the engine chooses for ==, by hash or by comparison: 2.50E+6 has to be 2500000.
    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public String toString() {
        return prefix;
    }
}

package io.payung.rules.authoring.logic;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that a fact can have, and whether it can be absent. Immutable; all sets of one fact are of one type. */
public final class ValueSet {

    private final Values values;
    private final boolean absent;

    private ValueSet(Values values, boolean absent) {
        this.values = values;
        this.absent = absent;
    }

    /** Whole numbers, also days since 1970. @param low, high included; absent for no bound */
    public static ValueSet whole(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return new ValueSet(Numbers.between(true, low, high), false);
    }

    /** Decimals, between two of which there is always another. @param low, high included; absent for no bound */
    public static ValueSet decimal(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return new ValueSet(Numbers.between(false, low, high), false);
    }

    /** One of these words. */
    public static ValueSet oneOf(Set<String> words) {
        return new ValueSet(Words.only(words), false);
    }

    /** Any text. */
    public static ValueSet text() {
        return new ValueSet(Words.anything(), false);
    }

    /** True or false. */
    public static ValueSet flag() {
        return oneOf(Set.of("true", "false"));
    }

    /** The same values, and perhaps none. */
    public ValueSet orAbsent() {
        return new ValueSet(values, true);
    }

    /** The same values, and certainly one. */
    public ValueSet known() {
        return new ValueSet(values, false);
    }

    ValueSet onlyAbsent() {
        return new ValueSet(values.minus(values), absent);
    }

    boolean isEmpty() {
        return !absent && values.isEmpty();
    }

    boolean canBeAbsent() {
        return absent;
    }

    Values values() {
        return values;
    }

    ValueSet and(ValueSet other) {
        return new ValueSet(values.and(other.values), absent && other.absent);
    }

    ValueSet or(ValueSet other) {
        return new ValueSet(values.or(other.values), absent || other.absent);
    }

    ValueSet minus(ValueSet other) {
        return new ValueSet(values.minus(other.values), absent && !other.absent);
    }

    /** Those of which the comparison is true; an absent fact compares with nothing. */
    ValueSet matching(Operator operator, Object constant) {
        return new ValueSet(values.matching(operator, constant), false);
    }
}

package io.payung.rules.authoring.logic;

/** A set of values of one type. Immutable; two sets that meet are of the same type. */
sealed interface Values permits Numbers, Words {

    boolean isEmpty();

    Values and(Values other);

    Values or(Values other);

    Values minus(Values other);

    /** Those of which the comparison with the constant is true. */
    Values matching(Operator operator, Object constant);
}

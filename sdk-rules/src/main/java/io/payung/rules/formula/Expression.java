package io.payung.rules.formula;

import java.math.BigDecimal;
import java.util.List;

/** The checked form of a formula. Nothing else is ever turned into MVEL. */
sealed interface Expression {

    record Literal(BigDecimal value) implements Expression {}

    record Name(String name, int offset) implements Expression {}

    /** {@code + - *} and the comparisons; a comparison counts 1 when it is true, else 0. */
    record Binary(Expression left, String operator, Expression right) implements Expression {}

    record Negation(Expression of) implements Expression {}

    /** {@code min} or {@code max} of two or more. */
    record Extreme(String function, List<Expression> of) implements Expression {}

    record Round(Expression of, BigDecimal unit) implements Expression {}

    /** The balance of a loan. @param method the name of a choice */
    record Balance(Expression amount, Expression interestYear, Expression months, Expression elapsed, Name method) implements Expression {}

    record Divide(Expression dividend, Expression divisor, int scale) implements Expression {}
}

package io.payung.rules.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a checked formula as MVEL. MVEL's own operators turn 0.1 + 0.2 and 7 / 2 into doubles and round products to 34 digits, so
 * every number is a literal with {@code B}, every name a variable of ours, and every operation a method of BigDecimal.
 */
final class MvelText {

    /** The variable that holds the rounding mode. */
    static final String MODE = "mode";

    private final List<String> names = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final String text;

    MvelText(Expression expression) {
        this.text = write(expression);
    }

    String text() {
        return text;
    }

    /** The names in the order of their variables: {@link #variable(int)} of each index holds its value. */
    List<String> names() {
        return names;
    }

    /** What is computed before the text, in this order: each is the value of {@link #result} of its index. */
    List<Call> calls() {
        return calls;
    }

    static String result(int index) {
        return "c" + index;
    }

    /**
     * A balance to compute.
     *
     * @param interestYear text, or only a variable, which may be absent
     * @param method       variable that holds the choice
     */
    record Call(String amount, String interestYear, String months, String elapsed, String method) {}

    static String variable(int index) {
        return "v" + index;
    }

    /** Whether the text is a variable alone. */
    static boolean isVariable(String text) {
        return text.matches("v\\d+");
    }

    private String write(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.value());
        }
        if (expression instanceof Expression.Name name) {
            return name(name.name());
        }
        if (expression instanceof Expression.Negation negation) {
            return write(negation.of()) + ".negate()";
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(write(binary.left()), binary.operator(), write(binary.right()));
        }
        if (expression instanceof Expression.Extreme extreme) {
            return extreme(extreme);
        }
        if (expression instanceof Expression.Round round) {
            String unit = literal(round.unit());
            return write(round.of()) + ".divide(" + unit + ", 0, " + MODE + ").multiply(" + unit + ")";
        }
        if (expression instanceof Expression.Balance balance) {
            return balance(balance);
        }
        Expression.Divide divide = (Expression.Divide) expression;
        return write(divide.dividend()) + ".divide(" + write(divide.divisor()) + ", " + divide.scale() + ", " + MODE + ")";
    }

    /** An inner balance is computed before the outer one that reads it. */
    private String balance(Expression.Balance balance) {
        Call call = new Call(write(balance.amount()), write(balance.interestYear()), write(balance.months()), write(balance.elapsed()),
                name(balance.method().name()));
        calls.add(call);
        return result(calls.size() - 1);
    }

    private String name(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            index = names.size();
            names.add(name);
        }
        return variable(index);
    }

    private String extreme(Expression.Extreme extreme) {
        StringBuilder chain = new StringBuilder(write(extreme.of().get(0)));
        for (Expression other : extreme.of().subList(1, extreme.of().size())) {
            chain.append('.').append(extreme.function()).append('(').append(write(other)).append(')');
        }
        return chain.toString();
    }

    private static String literal(BigDecimal value) {
        return "(" + value.toPlainString() + "B)";
    }

    private static String binary(String left, String operator, String right) {
        return switch (operator) {
            case "+" -> left + ".add(" + right + ")";
            case "-" -> left + ".subtract(" + right + ")";
            case "*" -> left + ".multiply(" + right + ")";
            default -> "(" + left + ".compareTo(" + right + ") " + operator + " 0 ? 1B : 0B)";
        };
    }
}

package io.payung.rules.hostile.fuzz;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a formula by another reader than the SDK's, without loans: what MVEL computed must be the same number. */
final class Expected {

    private static final Pattern WORD = Pattern.compile("\\s*(?:(?<number>[0-9][0-9_]*(?:\\.[0-9]+)?)|(?<name>limits\\.[a-z][a-z0-9-]*|[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)|(?<symbol><=|>=|==|!=|.))");

    private final Matcher words;
    private final Map<String, Object> inputs;
    private String word = "";

    Expected(String formula, Map<String, Object> inputs) {
        words = WORD.matcher(formula);
        this.inputs = inputs;
        next();
    }

    void compare(BigDecimal value) {
        if (inputs.values().stream().anyMatch(input -> input instanceof String) || words.reset().results().anyMatch(one -> one.group().contains("limits"))) {
            return;
        }
        words.reset();
        next();
        BigDecimal expected = sum();
        if (expected.compareTo(value) != 0) {
            throw new IllegalStateException("the value is " + value + " instead of " + expected);
        }
    }

    private void next() {
        word = words.find() ? words.group().strip() : "";
    }

    private BigDecimal sum() {
        BigDecimal value = product();
        while (word.equals("+") || word.equals("-")) {
            boolean plus = word.equals("+");
            next();
            value = plus ? value.add(product()) : value.subtract(product());
        }
        return value;
    }

    private BigDecimal product() {
        BigDecimal value = factor();
        while (word.equals("*")) {
            next();
            value = value.multiply(factor());
        }
        return value;
    }

    private BigDecimal factor() {
        String own = word;
        next();
        if (own.equals("-")) {
            return factor().negate();
        }
        if (own.equals("(")) {
            return brackets();
        }
        if (Character.isDigit(own.charAt(0))) {
            return new BigDecimal(own.replace("_", ""));
        }
        return word.equals("(") ? call(own) : (BigDecimal) inputs.get(own);
    }

    private BigDecimal brackets() {
        BigDecimal value = sum();
        String operator = word;
        if (!operator.equals(")")) {
            next();
            int compared = value.compareTo(sum());
            boolean holds = switch (operator) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                case ">=" -> compared >= 0;
                case "==" -> compared == 0;
                default -> compared != 0;
            };
            value = holds ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        next();
        return value;
    }

    private BigDecimal call(String function) {
        next();
        BigDecimal value = sum();
        while (word.equals(",")) {
            next();
            BigDecimal other = sum();
            value = switch (function) {
                case "min" -> value.min(other);
                case "max" -> value.max(other);
                case "round" -> value.divide(other, 0, RoundingMode.HALF_UP).multiply(other);
                default -> divided(value, other);
            };
        }
        next();
        return value;
    }

    private BigDecimal divided(BigDecimal dividend, BigDecimal divisor) {
        next();
        return dividend.divide(divisor, sum().intValueExact(), RoundingMode.HALF_UP);
    }
}

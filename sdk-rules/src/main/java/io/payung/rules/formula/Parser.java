package io.payung.rules.formula;

import io.payung.rules.formula.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recursive descent over a bounded formula. */
final class Parser {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_NESTING = 6;
    private static final int MAX_SCALE = 12;
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

    private final List<Token> tokens;
    private int next;
    private int nesting;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new FormulaException(MAX_LENGTH, "FORMULA_TOO_LONG", "a formula has at most " + MAX_LENGTH + " characters",
                    "name a part of it under \"amounts\"");
        }
        Parser parser = new Parser(Lexer.read(source));
        Expression expression = parser.sum();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("an operator");
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (peek().is("+") || peek().is("-")) {
            String operator = take().text();
            left = new Expression.Binary(left, operator, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (peek().is("*")) {
            take();
            left = new Expression.Binary(left, "*", factor());
        }
        return left;
    }

    private Expression factor() {
        Token token = take();
        if (token.kind() == Kind.NUMBER) {
            return new Expression.Literal(new BigDecimal(token.text()));
        }
        if (token.kind() == Kind.NAME) {
            return peek().is("(") ? call(token) : new Expression.Name(token.text(), token.offset());
        }
        if (token.is("-")) {
            enter(token);
            Expression negated = new Expression.Negation(factor());
            nesting--;
            return negated;
        }
        if (token.is("(")) {
            return parenthesised(token);
        }
        throw unexpectedAt(token, "a number or a name");
    }

    private Expression parenthesised(Token open) {
        enter(open);
        Expression inner = sum();
        if (peek().kind() == Kind.SYMBOL && COMPARISONS.contains(peek().text())) {
            String operator = take().text();
            inner = new Expression.Binary(inner, operator, sum());
        }
        expect(")");
        nesting--;
        return inner;
    }

    private Expression call(Token function) {
        enter(take());
        Expression result =
                switch (function.text()) {
                    case "min", "max" -> extreme(function.text());
                    case "round" -> round();
                    case "divide" -> divide();
                    case "outstanding" -> balance();
                    default -> throw new FormulaException(function.offset(), "FORMULA_FUNCTION_UNKNOWN",
                            "there is no function \"" + function.text() + "\"", "the functions are min, max, round, divide and outstanding");
                };
        expect(")");
        nesting--;
        return result;
    }

    private Expression extreme(String function) {
        List<Expression> of = new ArrayList<>(List.of(sum()));
        expect(",");
        of.add(sum());
        while (peek().is(",")) {
            take();
            of.add(sum());
        }
        return new Expression.Extreme(function, List.copyOf(of));
    }

    private Expression round() {
        Expression of = sum();
        expect(",");
        Token token = literal("the unit to round to, for example 500");
        BigDecimal unit = new BigDecimal(token.text());
        if (unit.signum() == 0) {
            throw new FormulaException(token.offset(), "FORMULA_NUMBER", "nothing can be rounded to a multiple of 0",
                    "write a positive unit");
        }
        return new Expression.Round(of, unit);
    }

    private Expression divide() {
        Expression dividend = sum();
        expect(",");
        Expression divisor = sum();
        expect(",");
        Token token = literal("how many decimals to keep, for example 2");
        BigDecimal scale = new BigDecimal(token.text());
        if (scale.scale() > 0 || scale.compareTo(BigDecimal.valueOf(MAX_SCALE)) > 0) {
            throw new FormulaException(token.offset(), "FORMULA_NUMBER", "decimals are a whole number from 0 to " + MAX_SCALE,
                    "write 2, for example");
        }
        return new Expression.Divide(dividend, divisor, scale.intValueExact());
    }

    private Expression balance() {
        Expression amount = sum();
        expect(",");
        Expression interestYear = sum();
        expect(",");
        Expression months = sum();
        expect(",");
        Expression elapsed = sum();
        expect(",");
        if (peek().kind() != Kind.NAME) {
            throw unexpected("the name of the choice between annuity and flat");
        }
        Token method = take();
        return new Expression.Balance(amount, interestYear, months, elapsed, new Expression.Name(method.text(), method.offset()));
    }

    private Token literal(String meaning) {
        if (peek().kind() != Kind.NUMBER) {
            throw unexpected(meaning);
        }
        return take();
    }

    /** Digits on both sides of a comma, and no space. */
    private boolean isDecimalComma(int at) {
        if (at < 1 || !tokens.get(at).is(",")) {
            return false;
        }
        Token whole = tokens.get(at - 1);
        Token part = tokens.get(at + 1);
        return whole.kind() == Kind.NUMBER && part.kind() == Kind.NUMBER && whole.offset() + whole.text().length() == tokens.get(at).offset()
                && tokens.get(at).offset() + 1 == part.offset();
    }

    private void enter(Token token) {
        if (++nesting > MAX_NESTING) {
            throw new FormulaException(token.offset(), "NESTING_TOO_DEEP", "a formula nests at most " + MAX_NESTING + " deep",
                    "name a part of it under \"amounts\"");
        }
    }

    private void expect(String symbol) {
        if (!peek().is(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
        take();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(peek().kind() == Kind.END ? next : next++);
    }

    private FormulaException unexpected(String wanted) {
        return unexpectedAt(peek(), wanted);
    }

    private FormulaException unexpectedAt(Token found, String wanted) {
        int index = tokens.indexOf(found);
        // Where a comma separates arguments, only what follows shows that it was meant as a point.
        for (int comma : new int[] {index, index - 2}) {
            if (isDecimalComma(comma)) {
                Token whole = tokens.get(comma - 1);
                String part = tokens.get(comma + 1).text();
                return new FormulaException(whole.offset(), "DECIMAL_COMMA", "\"" + whole.text() + "," + part
                        + "\" has a comma where a point stands", "write " + whole.text() + "." + part);
            }
        }
        String what = found.kind() == Kind.END ? "the end" : "\"" + found.text() + "\"";
        return new FormulaException(found.offset(), "FORMULA_SYNTAX", what + " stands where " + wanted + " is expected", "write " + wanted);
    }
}

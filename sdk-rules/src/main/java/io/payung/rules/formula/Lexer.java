package io.payung.rules.formula;

import io.payung.rules.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into words, and refuses every character that no formula needs. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("(?<space> +)"
            + "|(?<number>\\d{1,18}(?:_\\d{3}){0,5}(?:\\.\\d{1,12})?(?![\\w.]))"
            // A benefit id may hold hyphens, so a minus after limits.NAME needs a space before it.
            + "|(?<name>limits\\.[a-z][a-z0-9-]*|[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
            + "|(?<symbol><=|>=|==|!=|[-+*(),.<>])");

    private Lexer() {}

    static List<Token> read(String source) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(source);
        int at = 0;
        while (at < source.length()) {
            refuseGrouped(source, at);
            if (!matcher.region(at, source.length()).lookingAt()) {
                throw unexpected(source, at);
            }
            if (matcher.group("space") == null) {
                tokens.add(token(matcher, at));
            }
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", source.length()));
        return tokens;
    }

    private static Token token(Matcher matcher, int at) {
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group().replace("_", ""), at);
        }
        return new Token(matcher.group("name") != null ? Kind.NAME : Kind.SYMBOL, matcher.group(), at);
    }

    private static void refuseGrouped(String source, int at) {
        String grouped = GroupedNumber.at(source, at);
        if (!grouped.isEmpty()) {
            throw new FormulaException(at, "AMOUNT_LOOKS_GROUPED", "\"" + grouped + "\" may mean several things", GroupedNumber.fix(grouped));
        }
    }

    private static FormulaException unexpected(String source, int at) {
        char character = source.charAt(at);
        if (character == '/') {
            return new FormulaException(at, "FORMULA_DIVISION", "a bare \"/\" does not say how many digits to keep",
                    "write divide(a, b, digits)");
        }
        if (Character.isDigit(character)) {
            return new FormulaException(at, "FORMULA_NUMBER", "this is not a plain number",
                    "write digits with at most 12 decimals after a point, for example 20_000 or 0.01");
        }
        String shown = character < ' ' || character > '~' ? String.format("U+%04X", (int) character) : "\"" + character + "\"";
        return new FormulaException(at, "FORMULA_CHARACTER", "a formula has no " + shown,
                "use names, numbers, + - * and min, max, round, divide, outstanding");
    }
}

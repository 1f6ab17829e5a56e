package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.syntax.Token.Kind;
import io.payung.rules.formula.GroupedNumber;
import java.util.List;
import java.util.Set;

/** The words of a rule file in order, and what is said about a word that may not stand where it does. */
final class TokenStream {

    private static final Set<String> DROOLS_WORDS = Set.of(
            "package", "import", "global", "declare", "function", "query", "dialect", "salience", "no", "enabled", "duration", "timer",
            "calendars", "agenda", "activation", "ruleflow", "lock", "auto", "extends", "unit", "template", "eval", "from", "accumulate",
            "collect", "exists", "forall", "insert", "modify", "update", "delete", "retract", "kcontext", "drools", "matches", "contains",
            "memberOf", "soundslike", "str", "new", "or", "and");
    private static final String ARITHMETIC = "+-*/%";

    private final List<Token> tokens;
    private int next;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token take() {
        return tokens.get(atEnd() ? next : next++);
    }

    void mustEnd() {
        if (!atEnd()) {
            throw unexpected("nothing more");
        }
    }

    boolean takeIf(String word) {
        if (peek().is(word)) {
            take();
            return true;
        }
        return false;
    }

    Token take(Kind kind, String wanted) {
        if (peek().kind() != kind) {
            throw unexpected(wanted);
        }
        return take();
    }

    Token take(String word) {
        if (!peek().is(word)) {
            throw unexpected("\"" + word + "\"");
        }
        return take();
    }

    /** Leaves out everything up to the next rule. */
    void skipToRule() {
        while (!atEnd() && !(peek().is("rule") && tokens.get(next + 1).kind() == Kind.TEXT)) {
            take();
        }
    }

    SyntaxException unexpected(String wanted) {
        Token found = peek();
        if (isDecimalComma()) {
            Token whole = tokens.get(next - 3);
            String part = tokens.get(next - 1).text();
            return new SyntaxException(whole.at(), "DECIMAL_COMMA", "\"" + whole.text() + "," + part + "\" has a comma where a point stands",
                    "write " + whole.text() + "." + part);
        }
        if (found.kind() == Kind.ILLEGAL) {
            return illegal(found, wanted);
        }
        if (found.kind() == Kind.NAME && DROOLS_WORDS.contains(found.text())) {
            return new SyntaxException(found.at(), "RULE_FEATURE", found.shown() + " is not part of the rule language",
                    "write one rule \"ID text\" when FACTS( conditions ) then decision.WORD(…); end");
        }
        return new SyntaxException(found.at(), "RULE_SYNTAX", found.shown() + " stands where " + wanted + " is expected", "write "
                + wanted);
    }

    /** Whether a number, a comma and at once another number were read last, of which the second begins nothing. */
    private boolean isDecimalComma() {
        return next >= 3 && tokens.get(next - 3).kind() == Kind.NUMBER && tokens.get(next - 2).is(",") && tokens.get(next - 1).kind() == Kind.NUMBER
                && tokens.get(next - 2).at().plus(1).equals(tokens.get(next - 1).at());
    }

    private static SyntaxException illegal(Token found, String wanted) {
        if (found.text().length() > 1) {
            return new SyntaxException(found.at(), "AMOUNT_LOOKS_GROUPED", "\"" + found.text() + "\" may mean several things",
                    GroupedNumber.fix(found.text()));
        }
        char character = found.text().charAt(0);
        if (character == '\'') {
            return new SyntaxException(found.at(), "TEXT_NOT_ALLOWED", "a text stands in double quotes", "write \"…\"");
        }
        if (character == '"') {
            return new SyntaxException(found.at(), "TEXT_NOT_ALLOWED", "this text does not end in its line", "close it with \"");
        }
        if (ARITHMETIC.indexOf(character) >= 0) {
            return new SyntaxException(found.at(), "ARITHMETIC_NOT_ALLOWED", "a rule does not compute with \"" + character + "\"",
                    "name a formula under \"amounts\" in product.yaml and read amounts.NAME");
        }
        String shown = character < ' ' || character > '~' ? String.format("U+%04X", (int) character) : "\"" + character + "\"";
        return new SyntaxException(found.at(), "CHARACTER_NOT_ALLOWED", shown + " stands where " + wanted + " is expected", "write "
                + wanted);
    }
}

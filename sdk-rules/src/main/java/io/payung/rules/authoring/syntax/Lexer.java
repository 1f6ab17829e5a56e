package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.Token.Kind;
import io.payung.rules.formula.GroupedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a rule file into words. What no rule needs becomes an illegal word, which the parser tells where it stands. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("(?<skip>[ \\t\\n]+|//[^\\n]*)"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
            + "|(?<number>-?(?:\\d{1,3}(?:_\\d{3}){1,5}|\\d{1,18})(?:\\.\\d{1,12})?(?![\\w.]))"
            + "|\"(?<text>[^\"\\n]*)\""
            + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||[<>(),;])");

    private Lexer() {}

    static List<Token> read(PlacedText placed) {
        String source = placed.text();
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(source);
        int at = 0;
        while (at < source.length()) {
            Position position = placed.places().apply(at);
            String grouped = GroupedNumber.at(source, at);
            if (!grouped.isEmpty()) {
                tokens.add(new Token(Kind.ILLEGAL, grouped, position));
                at += grouped.length();
            } else if (!matcher.region(at, source.length()).lookingAt()) {
                tokens.add(new Token(Kind.ILLEGAL, source.substring(at, at + 1), position));
                at++;
            } else {
                at = matcher.end();
                if (matcher.group("skip") == null) {
                    tokens.add(token(matcher, position));
                }
            }
        }
        tokens.add(new Token(Kind.END, "", placed.places().apply(at)));
        return tokens;
    }

    private static Token token(Matcher matcher, Position position) {
        if (matcher.group("text") != null) {
            return new Token(Kind.TEXT, matcher.group("text"), position);
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group().replace("_", ""), position);
        }
        return new Token(matcher.group("name") != null ? Kind.NAME : Kind.SYMBOL, matcher.group(), position);
    }
}

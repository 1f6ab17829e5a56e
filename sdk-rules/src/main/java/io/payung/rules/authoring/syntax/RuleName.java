package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.Token.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule is called: {@code ELG-001 younger than the minimum entry age}. */
public record RuleName(String id, String text) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z][A-Z0-9]{1,7}-[0-9]{1,6}) ([A-Za-z0-9][A-Za-z0-9 _.,-]{0,99})");

    /** Whether it could be the name of a rule. */
    public static boolean matches(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** @throws SyntaxException when it is no name of a rule */
    public static RuleName of(Position at, String name) {
        Matcher matcher = SHAPE.matcher(name);
        if (!matcher.matches()) {
            throw new SyntaxException(at, "RULE_NAME_SHAPE", new Token(Kind.TEXT, name, at).shown() + " is no rule name",
                    "write an id and a sentence of letters, digits, spaces and _ . , - such as "
                            + "\"ELG-001 younger than the minimum entry age\"");
        }
        return new RuleName(matcher.group(1), matcher.group(2));
    }
}

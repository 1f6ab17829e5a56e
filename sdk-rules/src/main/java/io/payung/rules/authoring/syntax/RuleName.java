package io.payung.rules.authoring.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's name taken apart.
 *
 * @param id       for example {@code ELG-001}
 * @param sentence what follows it
 */
public record RuleName(String id, String sentence) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z][A-Z0-9]{1,7}-[0-9]{1,6}) ([A-Za-z0-9][A-Za-z0-9 _.,-]{0,99})");

    /** The parts of a name as the author wrote it, without quotes. @throws SyntaxException when it is no rule name */
    public static RuleName of(Token name) {
        Matcher matcher = SHAPE.matcher(name.text());
        if (!matcher.matches()) {
            throw new SyntaxException(name.at(), "RULE_NAME_SHAPE", name.shown() + " is no rule name",
                    "write an id and a sentence of letters, digits, spaces and _ . , - such as "
                            + "\"ELG-001 younger than the minimum entry age\"");
        }
        return new RuleName(matcher.group(1), matcher.group(2));
    }
}

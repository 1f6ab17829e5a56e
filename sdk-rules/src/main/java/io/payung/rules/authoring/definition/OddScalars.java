package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds unquoted words that people mean as a number or as true or false and that YAML readers take for different things: {@code 018} is a
 * text here and sixteen elsewhere, {@code yes} a text or true.
 */
final class OddScalars {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0\\d+(?:[.,]\\d+)?|\\.\\d+|\\d+\\.|\\d+,\\d+|\\d[\\d.]*[eE][-+]?\\d+|0[xXoO][0-9a-fA-F]+"
            + "|\\d{1,3}(?: \\d{3})+|\\d+ ?%|Rp\\.? ?\\d[\\d.,_]*)|\\+\\d+");
    private static final Pattern FLAG = Pattern.compile("(?i)yes|no|on|off|y|n|ya|tidak|true|false");

    private final Problems problems;
    private final Set<Position> found = new HashSet<>();

    private OddScalars(Problems problems) {
        this.problems = problems;
    }

    /** The places of all such values, told as problems. */
    static Set<Position> find(YamlNode root, Problems problems) {
        OddScalars search = new OddScalars(problems);
        search.visit(root);
        return search.found;
    }

    private void visit(YamlNode node) {
        if (!node.quoted() && !node.text().isEmpty()) {
            String word = node.text();
            if (NUMBER.matcher(word).matches() && !Scalars.looksGrouped(node)) {
                tell(node, "NUMBER_NOT_PLAIN", "\"" + word + "\" is no plain number", "write digits only, with a point before decimals and _ between "
                        + "thousands, for example 18 or 50_000; a text stands in quotes");
            } else if (FLAG.matcher(word).matches()) {
                tell(node, "FLAG_NOT_PLAIN", "\"" + word + "\" is neither true nor false", "write true or false; a text stands in quotes");
            }
        }
        node.entries().values().forEach(this::visit);
        node.items().forEach(this::visit);
    }

    private void tell(YamlNode node, String code, String message, String fix) {
        found.add(node.position());
        problems.error(node.position(), code, message, fix);
    }
}

package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line that begins like a key of product.yaml is one. YAML would take such a line as part of a bracket or a text, too; what was approved is
 * told by lines, so that nothing may hide in one.
 */
final class TopLevelLines {

    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9]*):.*");

    private TopLevelLines() {}

    static void check(String file, String text, YamlNode root, Problems problems) {
        Set<Integer> keys = root.entries().keySet().stream().map(root::keyPosition).filter(at -> at.column() == 1).map(Position::line)
                .collect(Collectors.toSet());
        String[] lines = text.split("\n", -1);
        for (int number = 1; number <= lines.length; number++) {
            Matcher key = KEY.matcher(lines[number - 1]);
            if (key.matches() && !keys.contains(number)) {
                problems.error(new Position(file, number, 1), "INDENT_MISSING", "\"" + key.group(1) + "\" belongs to what stands above it",
                        "put spaces before it");
            }
        }
    }
}

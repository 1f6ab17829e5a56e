package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.HashSet;
import java.util.Set;

/** Finds unquoted {@code 50.000}: fifty thousand where people write it so, fifty for every computer. The designer has to say which. */
public final class GroupedAmounts {

    private static final Set<String> DECIMALS = Set.of("decimal", "percent");

    private final Problems problems;
    private final Set<Position> found = new HashSet<>();

    private GroupedAmounts(Problems problems) {
        this.problems = problems;
    }

    /** The places of all such values. */
    public static Set<Position> find(YamlNode root, Problems problems) {
        GroupedAmounts search = new GroupedAmounts(problems);
        search.visit(root, false);
        return search.found;
    }

    /** @param decimal whether the surrounding entry says that its numbers may have digits after the point */
    private void visit(YamlNode node, boolean decimal) {
        if (!decimal && !node.quoted() && Scalars.looksGrouped(node)) {
            found.add(node.position());
            String digits = node.raw().replaceAll("[.,]", "");
            boolean large = node.raw().chars().filter(character -> character == '.' || character == ',').count() > 1;
            problems.error(node.position(), "AMOUNT_LOOKS_GROUPED", "\"" + node.raw() + "\" " + (large ? "is no number here"
                    : "may mean " + digits + " or a number with decimals"),
                    "write " + digits.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", "_")
                            + (large ? "" : " for the large number; a decimal number has { type: decimal, value: … }"));
        }
        boolean within = DECIMALS.contains(node.get("type").text());
        node.entries().values().forEach(child -> visit(child, within));
        node.items().forEach(child -> visit(child, false));
    }
}

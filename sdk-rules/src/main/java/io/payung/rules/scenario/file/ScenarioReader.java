package io.payung.rules.scenario.file;

import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.rules.authoring.definition.GroupedAmounts;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.definition.YamlReader;
import io.payung.rules.authoring.definition.YamlSchema;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the scenario files of a product: plain YAML, then the schema, then the names of the product. For one product. */
public final class ScenarioReader {

    /** Where scenarios stand in a product folder. */
    public static final String FOLDER = "scenarios/";

    private static final YamlSchema SCHEMA = YamlSchema.of(ScenarioReader.class, "scenario.schema.json");
    private static final YamlSchema INPUT = SCHEMA.part("input");
    private static final YamlSchema GIVEN = SCHEMA.part("given");

    /** What is wrong with a value whatever the shape of the rest is. */
    private static final Set<String> VALUES = Set.of("NAME_UNKNOWN", "VALUE_UNKNOWN", "DATE_UNKNOWN", "SCENARIO_TWICE");

    private final Product product;
    private final Problems problems;
    private final List<ScenarioText> scenarios = new ArrayList<>();
    private final Map<String, Position> names = new HashMap<>();

    public ScenarioReader(Product product, Problems problems) {
        this.product = product;
        this.problems = problems;
    }

    /** Every scenario of the folder in the order of files and lines; what has a problem is left out. */
    public List<ScenarioText> readAll(PackSource source) {
        source.files().forEach((file, text) -> {
            if (file.startsWith(FOLDER)) {
                read(file, text);
            }
        });
        return List.copyOf(scenarios);
    }

    /** A file that says only what is given; empty after a problem was noted. */
    public Optional<ScenarioText> readInput(String file, String text) {
        Optional<YamlNode> root = YamlReader.read(file, text, problems);
        if (root.isPresent()) {
            int before = problems.count();
            INPUT.check(root.get(), GroupedAmounts.find(root.get(), problems), problems);
            if (problems.count() == before) {
                add(file, root.get().position(), root.get().get("asOf"), root.get().get("given"), Map.of());
            }
        }
        return scenarios.stream().findFirst();
    }

    private void read(String file, String text) {
        Optional<YamlNode> root = YamlReader.read(file, text, problems);
        if (root.isEmpty()) {
            return;
        }
        int before = problems.count();
        SCHEMA.check(root.get(), GroupedAmounts.find(root.get(), problems), problems);
        if (problems.count() == before) {
            root.get().get("scenarios").items().forEach(node -> scenario(root.get(), node));
        } else {
            Problems tried = problems.apart();
            ScenarioReader reader = new ScenarioReader(product, tried);
            root.get().get("scenarios").items().forEach(node -> reader.scenario(root.get(), node));
            values(tried);
        }
    }

    /** What is misspelt beside a fault of the shape; what follows from that fault is left out. */
    private void values(Problems tried) {
        List<Problem> known = problems.all();
        tried.all().stream().filter(problem -> VALUES.contains(problem.code()))
                .filter(problem -> known.stream().noneMatch(other -> other.place().equals(problem.place()))).forEach(problems::add);
    }

    private void scenario(YamlNode file, YamlNode node) {
        String name = node.get("name").text();
        Position first = names.putIfAbsent(name, node.keyPosition("name"));
        if (first != null) {
            problems.error(node.keyPosition("name"), "SCENARIO_TWICE", "\"" + name + "\" stands in " + first.file() + ":" + first.line()
                    + " already",
                    "give this scenario another name");
        }
        YamlNode asOf = node.get("asOf").exists() ? node.get("asOf") : file.get("asOf");
        YamlNode given = Overlay.of(file.get("given"), node.get("given"));
        if (node.get("rows").items().isEmpty()) {
            if (!node.get("expect").exists()) {
                problems.error(node.position(), "FIELD_MISSING", "\"expect\" is missing here", "add \"expect:\", or rows");
            }
            add(name, node.position(), asOf, given, node.get("expect").entries());
        }
        node.get("rows").items().forEach(row -> row(node, row, asOf, given));
    }

    private void row(YamlNode scenario, YamlNode row, YamlNode asOf, YamlNode given) {
        Map<String, YamlNode> expected = new LinkedHashMap<>(scenario.get("expect").entries());
        Map<String, YamlNode> own = new LinkedHashMap<>();
        YamlNode changed = given;
        for (Map.Entry<String, YamlNode> entry : row.entries().entrySet()) {
            String key = entry.getKey();
            if (ExpectedNames.KEYS.contains(key)) {
                expected.put(key, entry.getValue());
            } else if (key.equals("asOf")) {
                own.put(key, entry.getValue());
            } else if (!key.equals("name")) {
                own.put(key, entry.getValue());
                changed = Overlay.of(changed, Overlay.path(key, entry.getValue(), row.keyPosition(key)));
            }
        }
        if (expected.isEmpty()) {
            problems.error(row.position(), "FIELD_MISSING", "\"outcome\" is missing here", "say what is expected, for example outcome: offered");
        }
        int before = problems.count();
        GIVEN.check(changed, Set.of(), problems);
        if (problems.count() > before) {
            Problems tried = problems.apart();
            new ScenarioReader(product, tried).add(scenario.get("name").text(), row.position(), asOf, changed, expected);
            values(tried);
            return;
        }
        String shown = row.get("name").exists() ? row.get("name").text() : RowName.of(own);
        add(scenario.get("name").text() + " (" + shown + ")", row.position(), row.get("asOf").exists() ? row.get("asOf") : asOf, changed, expected);
    }

    private void add(String name, Position at, YamlNode asOf, YamlNode given, Map<String, YamlNode> expected) {
        int before = problems.count();
        Optional<LocalDate> day = Dates.read(asOf, problems);
        YamlNode clean = Overlay.withoutNulls(given);
        Given read = new GivenReader(product, at, problems).read(clean);
        new ExpectedNames(product, problems).check(expected);
        if (problems.count() == before && day.isPresent()) {
            scenarios.add(new ScenarioText(name, at, day.get(), read, clean, expected));
        }
    }
}

package io.payung.rules.scenario.boundary;

import io.payung.product.Product;
import io.payung.rules.authoring.WrittenRules;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scenarios at every place at which a rule's answer turns, each with the value before, at and after it, at both ends of every band of a rate
 * table, and for every benefit that nobody claims yet, pinned to what the product answers today. A file of them holds as long as nothing is
 * changed; the designer reads whether it is also what is meant.
 *
 * @param yaml      a scenario file
 * @param scenarios how many scenarios it has
 * @param left      parameters that no proposed scenario turns on
 */
public record Proposals(String yaml, int scenarios, List<String> left) {

    public Proposals {
        left = List.copyOf(left);
    }

    /** Proposals for the product; empty when no customer is known whom it accepts. Runs the scenarios it has. */
    public static Optional<Proposals> of(ScenarioSuite suite) {
        Product product = suite.compiled().product();
        List<ScenarioResult> results = suite.run(result -> { });
        String asOf = results.stream().filter(result -> result.ending().offer() != null).findFirst()
                .map(result -> result.scenario().text().asOf()).orElse(product.onSale().from()).toString();
        Rehearsal rehearsal = new Rehearsal(suite.pack(), asOf);
        BaseCases cases = BaseCases.of(product, rehearsal, results);
        Set<String> claimed = new TreeSet<>();
        results.forEach(result -> claimed.addAll(result.ending().claimed()));
        return cases.anyQuote().map(shared -> of(suite, rehearsal, cases, shared, claimed));
    }

    private static Proposals of(ScenarioSuite suite, Rehearsal rehearsal, BaseCases cases, Facts shared, Set<String> claimed) {
        Tables tables = new Tables(suite.pack(), rehearsal, cases);
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        Set<String> turned = rules(suite, tables, shared, scenarios);
        Product product = suite.compiled().product();
        for (String plan : product.plans().keySet()) {
            tables.price(plan).ifPresent(lines -> scenarios.put("price of " + plan, lines));
            tables.rates(plan).forEach(lines -> scenarios.put(lines.get(0), lines));
        }
        product.benefits().values().stream().filter(benefit -> !claimed.contains(benefit.id()))
                .forEach(benefit -> tables.claim(benefit).ifPresent(lines -> scenarios.put("claim for " + benefit.id(), lines)));
        Set<String> read = new TreeSet<>(turned);
        turned.forEach(label -> Optional.ofNullable(product.amounts().get(label)).ifPresent(amount -> read.addAll(amount.reads())));
        product.premium().modes().forEach(mode -> mode.plans().values().forEach(formula -> read.addAll(formula.reads())));
        List<String> left = product.parameters().keySet().stream().filter(name -> !read.contains(name)).toList();
        return new Proposals(text(product, rehearsal, shared, scenarios), scenarios.size(), left);
    }

    /** Puts a table for every place at which a rule turns to the scenarios; the answer is the names by which the places are known. */
    private static Set<String> rules(ScenarioSuite suite, Tables tables, Facts shared, Map<String, List<String>> scenarios) {
        Set<String> turned = new TreeSet<>();
        WrittenRules.of(suite.compiled().source()).forEach((set, rules) -> rules.forEach(rule ->
                Threshold.of(set, rule).forEach(threshold -> tables.of(threshold).ifPresent(table -> {
                    List<String> lines = table.lines(shared);
                    List<String> body = lines.subList(1, lines.size());
                    // Two rules that turn at one place need one table.
                    if (scenarios.values().stream().noneMatch(known -> known.subList(1, known.size()).equals(body))) {
                        scenarios.putIfAbsent(table.name(), lines);
                    }
                    turned.addAll(threshold.names());
                }))));
        return turned;
    }

    private static String text(Product product, Rehearsal rehearsal, Facts shared, Map<String, List<String>> scenarios) {
        List<String> lines = new ArrayList<>();
        lines.add("# Proposed by payung test --generate for " + product + ", as it decides today. Read every row: it says what is, and you know what");
        lines.add("# should be. Keep what you want to stay so.");
        lines.add("asOf: " + rehearsal.asOf());
        lines.add("given:");
        shared.lines().forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("scenarios:");
        scenarios.values().forEach(each -> {
            lines.addAll(each);
            lines.add("");
        });
        lines.remove(lines.size() - 1);
        String text = String.join("\n", lines) + "\n";
        // A text that is proposed was read once.
        rehearsal.read(text);
        return text;
    }
}

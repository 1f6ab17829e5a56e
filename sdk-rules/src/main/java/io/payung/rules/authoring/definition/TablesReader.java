package io.payung.rules.authoring.definition;

import io.payung.product.CoverDuration;
import io.payung.product.PackSource;
import io.payung.product.PremiumTerms;
import io.payung.product.terms.RateTable;
import io.payung.rules.authoring.rates.Dimensions;
import io.payung.rules.authoring.rates.RateTableReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rate tables that product.yaml names, and misses those that it does not. */
final class TablesReader {

    private static final String RATES = ".csv";
    private static final String RULES = ".drl.csv";

    private final PackSource source;
    private final YamlNode root;
    private final Symbols symbols;
    private final CoverDuration duration;
    private final Problems problems;
    private final Map<String, RateTable> tables = new LinkedHashMap<>();

    TablesReader(PackSource source, YamlNode root, Symbols symbols, CoverDuration duration, Problems problems) {
        this.source = source;
        this.root = root;
        this.symbols = symbols;
        this.duration = duration;
        this.problems = problems;
    }

    Map<String, RateTable> read(PremiumTerms premium) {
        List<YamlNode> refunds = root.get("refunds").items().stream().map(refund -> refund.get("table")).toList();
        Map<String, YamlNode> rates = new LinkedHashMap<>();
        root.get("premium").get("modes").entries().values().forEach(mode -> rates.putIfAbsent(mode.get("rates").text(), mode.get("rates")));
        rates.remove("");
        rates.forEach((file, node) -> premium(node, premium));
        refunds.stream().filter(table -> !table.text().isEmpty()).forEach(this::refund);
        for (String file : source.files().keySet()) {
            boolean named = rates.containsKey(file) || refunds.stream().anyMatch(table -> table.text().equals(file));
            if (file.endsWith(RATES) && !file.endsWith(RULES) && !file.contains("/") && !named) {
                problems.error(Position.startOf(file), "TABLE_NOT_NAMED", "product.yaml names no table \"" + file + "\"",
                        "write rates: " + file + " under premium, or remove the file");
            }
        }
        return tables;
    }

    private void premium(YamlNode node, PremiumTerms premium) {
        List<String> plans = premium.modes().stream().filter(mode -> node.text().equals(mode.rates()))
                .flatMap(mode -> mode.plans().entrySet().stream()).filter(plan -> plan.getValue().reads().contains("rate")).map(Map.Entry::getKey)
                .distinct().toList();
        Dimensions dimensions = Dimensions.ofPremium(symbols.questions(), symbols.plans(), symbols.lives(), duration);
        RateTableReader.read(source, node.text(), node.position(), dimensions, plans, null, problems)
                .ifPresent(table -> tables.put(node.text(), table));
    }

    /** A refund is a fraction of what was paid. */
    private void refund(YamlNode node) {
        Dimensions dimensions = Dimensions.ofRefund(symbols.questions(), symbols.plans(), symbols.lives(), duration);
        RateTableReader.read(source, node.text(), node.position(), dimensions, symbols.plans().keySet(), BigDecimal.ONE, problems)
                .ifPresent(table -> tables.put(node.text(), table));
    }
}

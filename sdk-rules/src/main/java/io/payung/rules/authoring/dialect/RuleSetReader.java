package io.payung.rules.authoring.dialect;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import io.payung.rules.pack.RuleInfo.Place;
import io.payung.rules.pack.RuleInfo.Says;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rule files of one product: every name, type, operator, word and id is looked up. For one product. */
public final class RuleSetReader {

    private static final Map<RuleSet, String> FACTS = Map.of(
            RuleSet.ELIGIBILITY, "EligibilityFacts",
            RuleSet.COVERAGE, "CoverageFacts",
            RuleSet.CONSENT, "ConsentFacts",
            RuleSet.CLAIM_DOCUMENTS, "ClaimFacts");

    private final Symbols symbols;
    private final Problems problems;
    private final Map<String, Position> seen = new HashMap<>();

    public RuleSetReader(Symbols symbols, Problems problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Name of the fact type that the rules of the set read. */
    public static String factType(RuleSet set) {
        return FACTS.get(set);
    }

    /** The rules of a set, whatever format they were written in; those with a problem are left out. */
    public CheckedRules read(RuleSet set, List<RuleNode> nodes) {
        List<RuleInfo> rules = new ArrayList<>();
        if (!new RuleBounds(problems).hold(nodes)) {
            return new CheckedRules(set, rules);
        }
        for (RuleNode node : nodes) {
            rule(set, node).ifPresent(rules::add);
        }
        return new CheckedRules(set, rules);
    }

    private Optional<RuleInfo> rule(RuleSet set, RuleNode node) {
        int before = problems.count();
        Position first = seen.putIfAbsent(node.id(), node.at());
        if (first != null) {
            problems.error(node.at(), "RULE_TWICE", "the id \"" + node.id() + "\" stands in " + first.file() + ":" + first.line()
                    + " already",
                    "give this rule another id");
        }
        if (!node.factType().text().equals(FACTS.get(set))) {
            problems.error(node.factType().at(), "FACT_TYPE_UNKNOWN", "rules of this file do not read " + node.factType().shown(),
                    "write " + FACTS.get(set) + "( … )");
        }
        Resolver resolver = new Resolver(set, symbols, problems);
        ConditionChecker checker = new ConditionChecker(resolver, problems);
        List<ConditionInfo> conditions = node.conditions().stream().map(checker::check).toList();
        Optional<Says> says = new CallChecker(set, symbols, resolver, problems).check(node.call());
        new AbsenceChecker(symbols, problems).check(node);
        if (problems.count() > before || says.isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(node.at().file(), node.at().line(), node.at().column(), node.at().cell());
        return Optional.of(new RuleInfo(node.id(), node.name(), place, conditions, says.get(), checker.comparison()));
    }
}

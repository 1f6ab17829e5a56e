package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.Formula;
import io.payung.product.Product;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.RuleBase.ServedRule;
import io.payung.rules.fact.ClaimFacts;
import io.payung.rules.fact.ConsentFacts;
import io.payung.rules.fact.CoverageFacts;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.fact.Facts;
import io.payung.rules.fact.RuleSink;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.RuleInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.base.util.Drools;

/** Decides with the rules of one product. Safe for several threads. */
final class DroolsProductRules implements ProductRules {

    private final Product product;
    private final FormulaEvaluator formulas;
    private final Amounts amounts;
    private final Map<RuleSet, RuleBase> sets = new EnumMap<>(RuleSet.class);

    DroolsProductRules(Product product, CompiledRules rules) {
        this.product = product;
        this.formulas = new FormulaEvaluator(product.rounding().mode());
        this.amounts = new Amounts(product, formulas);
        PackClassLoader classes = new PackClassLoader(rules.classes());
        rules.sets().forEach((set, compiled) -> sets.put(set, RuleBase.load(set, compiled, classes)));
    }

    @Override
    public RuleAnswer decide(RuleSet set, RuleFacts facts) {
        RuleBase rules = sets.get(set);
        if (rules == null) {
            return new RuleAnswer.Decided(List.of());
        }
        SortedSet<String> missing = absent(rules.reads(), facts);
        if (!missing.isEmpty()) {
            return new RuleAnswer.Missing(missing);
        }
        return guarded(set, () -> new RuleAnswer.Decided(fired(set, rules, amounts.addTo(facts))));
    }

    @Override
    public List<Foreseen> foresee(RuleSet set, RuleFacts facts) {
        RuleBase rules = sets.get(set);
        return rules == null ? List.of() : guarded(set, () -> foreseen(set, rules, amounts.addTo(facts)));
    }

    @Override
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        return formulas.evaluate(formula, inputs);
    }

    @Override
    public String engineVersion() {
        return "drools " + Drools.getFullVersion();
    }

    private static List<Finding> fired(RuleSet set, RuleBase rules, RuleFacts facts) {
        RuleSink sink = new RuleSink();
        Facts fact = fact(set, facts, sink);
        rules.fire(fact);
        Map<String, Explanation> explanations = Explanation.of(rules.rules(), fact, facts);
        return sink.findings().stream().map(finding -> explanations.get(finding.rule()).explain(finding)).toList();
    }

    private static List<Foreseen> foreseen(RuleSet set, RuleBase rules, RuleFacts facts) throws Exception {
        Facts fact = fact(set, facts, new RuleSink());
        Map<String, Explanation> explanations = Explanation.of(rules.rules(), fact, facts);
        List<Foreseen> foreseen = new ArrayList<>();
        for (ServedRule rule : rules.rules()) {
            Optional<SortedSet<String>> unknown = unknown(rule, fact, facts);
            unknown.ifPresent(names -> foreseen.add(new Foreseen(explanations.get(rule.info().id()).finding(), names)));
        }
        foreseen.sort((one, other) -> one.finding().compareTo(other.finding()));
        return List.copyOf(foreseen);
    }

    /** What the rule still depends on; empty when a condition that can be judged is false. */
    private static Optional<SortedSet<String>> unknown(ServedRule rule, Facts fact, RuleFacts facts) throws Exception {
        RuleInfo info = rule.info();
        SortedSet<String> unknown = absent(info.reads(), facts);
        for (int index = 0; index < info.conditions().size(); index++) {
            boolean judged = absent(info.conditions().get(index).reads(), facts).isEmpty();
            if (judged && !rule.predicates().get(index).test(fact)) {
                return Optional.empty();
            }
        }
        return Optional.of(unknown);
    }

    private static SortedSet<String> absent(SortedSet<String> reads, RuleFacts facts) {
        SortedSet<String> absent = new TreeSet<>(reads);
        absent.removeIf(facts::has);
        return absent;
    }

    private static Facts fact(RuleSet set, RuleFacts facts, RuleSink sink) {
        return switch (set) {
            case ELIGIBILITY -> new EligibilityFacts(facts, sink);
            case COVERAGE -> new CoverageFacts(facts, sink);
            case CONSENT -> new ConsentFacts(facts, sink);
            case CLAIM_DOCUMENTS -> new ClaimFacts(facts, sink);
        };
    }

    private interface Step<T> {
        T run() throws Exception;
    }

    /** Whatever goes wrong in a rule is a refusal with a code, never an approval. */
    private <T> T guarded(RuleSet set, Step<T> step) {
        try {
            return step.run();
        } catch (Throwable e) {
            throw new PayungException("RULE_FAILED", "the " + set.fileName() + " rules of " + product.id() + " v" + product.version()
                    + " cannot be evaluated; check the types of the facts given to them", e);
        }
    }
}

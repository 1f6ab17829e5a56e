package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.Foresight;
import io.payung.product.Formula;
import io.payung.product.HeldBack;
import io.payung.product.Product;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
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
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.base.util.Drools;

/** Decides with the rules of one product. Safe for several threads. */
final class DroolsProductRules implements ProductRules {

    private static final Map<RuleSet, Class<? extends Facts>> FACTS = Map.of(
            RuleSet.ELIGIBILITY, EligibilityFacts.class,
            RuleSet.COVERAGE, CoverageFacts.class,
            RuleSet.CONSENT, ConsentFacts.class,
            RuleSet.CLAIM_DOCUMENTS, ClaimFacts.class);

    private final Product product;
    private final FormulaEvaluator formulas;
    private final Amounts amounts;
    private final Map<RuleSet, RuleBase> sets = new EnumMap<>(RuleSet.class);

    DroolsProductRules(Product product, CompiledRules rules) {
        this.product = product;
        this.formulas = new FormulaEvaluator(product.rounding().mode());
        this.amounts = new Amounts(product, formulas);
        PackClassLoader classes = new PackClassLoader(rules.classes());
        rules.sets().forEach((set, compiled) -> sets.put(set, RuleBase.load(set, FACTS.get(set), compiled, classes)));
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
        return guarded(set, () -> decided(set, rules, amounts.addTo(facts)));
    }

    @Override
    public Foresight foresee(RuleSet set, RuleFacts facts) {
        RuleBase rules = sets.get(set);
        return rules == null ? new Foresight(List.of()) : guarded(set, () -> foreseen(set, rules, amounts.addTo(facts)));
    }

    @Override
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        return formulas.evaluate(formula, inputs);
    }

    @Override
    public String engineVersion() {
        return "drools " + Drools.getFullVersion();
    }

    @Override
    public Map<RuleSet, List<RuleOutline>> outline() {
        Map<RuleSet, List<RuleOutline>> outline = new EnumMap<>(RuleSet.class);
        sets.forEach((set, rules) -> outline.put(set, rules.rules().stream().map(rule -> outline(rule.info())).toList()));
        return outline;
    }

    private static RuleOutline outline(RuleInfo rule) {
        List<String> conditions = rule.conditions().stream().map(RuleInfo.ConditionInfo::written).toList();
        return new RuleOutline(rule.id(), rule.name(), rule.place().shown(), conditions, rule.says().code());
    }

    private static RuleAnswer decided(RuleSet set, RuleBase rules, RuleFacts facts) throws Exception {
        RuleBase.Answer answer = rules.decide(() -> fact(set, facts, new RuleSink()));
        Map<String, Explanation> explanations = Explanation.of(rules.rules(), fact(set, facts, new RuleSink()), facts);
        List<Finding> findings = answer.findings().stream().map(finding -> explanations.get(finding.rule()).explain(finding)).toList();
        return new RuleAnswer.Decided(findings, answer.heldBack());
    }

    private static Foresight foreseen(RuleSet set, RuleBase rules, RuleFacts facts) throws Exception {
        Facts fact = fact(set, facts, new RuleSink());
        List<Foreseen> foreseen = new ArrayList<>();
        List<HeldBack> heldBack = new ArrayList<>();
        for (DirectRule rule : rules.rules()) {
            SortedSet<Integer> wrong = rule.falseConditions(fact, condition -> absent(condition.reads(), facts).isEmpty());
            if (wrong.isEmpty()) {
                foreseen.add(new Foreseen(new Explanation(rule.info(), fact, facts).finding(), absent(rule.info().reads(), facts)));
            } else {
                heldBack.add(new HeldBack(rule.info().id(), wrong));
            }
        }
        foreseen.sort((one, other) -> one.finding().compareTo(other.finding()));
        return new Foresight(foreseen, heldBack);
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
        } catch (PayungException known) {
            throw known;
        } catch (Throwable e) {
            throw new PayungException("RULE_FAILED", "the " + set.fileName() + " rules of " + product.id() + " v" + product.version()
                    + " cannot be evaluated; check the types of the facts given to them", e);
        }
    }
}

package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.Foresight;
import io.payung.product.Formula;
import io.payung.product.HeldBack;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
import io.payung.rules.fact.Facts;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.RuleInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.base.util.Drools;

/** Decides with the rules of one product. Safe for several threads. */
final class DroolsProductRules implements ProductRules {

    static final String ENGINE = "drools " + Drools.getFullVersion();

    private final Product product;
    private final FormulaEvaluator formulas;
    private final Amounts amounts;
    private final Map<RuleSet, RuleBase> sets = new EnumMap<>(RuleSet.class);
    private final Map<RuleSet, List<RuleOutline>> outline;

    DroolsProductRules(Product product, CompiledRules rules) {
        this.product = product;
        this.formulas = new FormulaEvaluator(product.rounding().mode());
        this.amounts = new Amounts(product, formulas);
        PackClassLoader classes = PackClassLoader.of(rules.classes());
        rules.sets().forEach((set, compiled) -> sets.put(set, RuleBase.load(set, compiled, classes)));
        Map<RuleSet, List<RuleOutline>> written = new EnumMap<>(RuleSet.class);
        sets.forEach((set, base) -> written.put(set, base.rules().stream().map(rule -> outline(rule.info())).toList()));
        this.outline = Collections.unmodifiableMap(written);
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
        return guarded(set, () -> decided(rules, amounts.addTo(facts)));
    }

    @Override
    public Foresight foresee(RuleSet set, RuleFacts facts) {
        RuleBase rules = sets.get(set);
        return rules == null ? new Foresight(List.of()) : guarded(set, () -> foreseen(rules, amounts.addTo(facts)));
    }

    @Override
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        return formulas.evaluate(formula, inputs);
    }

    @Override
    public String engineVersion() {
        return ENGINE;
    }

    @Override
    public Map<RuleSet, List<RuleOutline>> outline() {
        return outline;
    }

    private static RuleOutline outline(RuleInfo rule) {
        List<RuleOutline.Condition> conditions = rule.conditions().stream()
                .map(condition -> new RuleOutline.Condition(condition.written(), condition.reads())).toList();
        return new RuleOutline(rule.id(), rule.name(), rule.place().shown(), conditions, rule.says().code());
    }

    private static RuleAnswer decided(RuleBase rules, RuleFacts facts) throws Exception {
        RuleBase.Answer answer = rules.decide(facts);
        Facts fact = rules.kind().of(facts);
        List<Finding> findings = answer.findings().stream()
                .map(finding -> new Explanation(rules.rule(finding.rule()), fact, facts).explain(finding)).toList();
        return new RuleAnswer.Decided(findings, answer.heldBack());
    }

    private Foresight foreseen(RuleBase rules, RuleFacts facts) throws Exception {
        Facts fact = rules.kind().of(facts);
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

    /** What is read and missing. An answer that nobody needs is absent, not missing: the checker saw that such a rule asks first whether it is needed. */
    private SortedSet<String> absent(SortedSet<String> reads, RuleFacts facts) {
        SortedSet<String> absent = new TreeSet<>(reads);
        absent.removeIf(facts::has);
        if (!absent.isEmpty()) {
            absent.removeIf(Needs.ofFacts(product.questions(), facts)::ruleOut);
        }
        return absent;
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

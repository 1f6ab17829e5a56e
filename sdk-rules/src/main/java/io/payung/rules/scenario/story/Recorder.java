package io.payung.rules.scenario.story;

import io.payung.product.Foresight;
import io.payung.product.Formula;
import io.payung.product.ProductPack;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.RuleInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts on whom each rule fires and whom it passes by while stories are told. For one thread. */
public final class Recorder implements ProductRules {

    private final ProductRules rules;
    private final CompiledRules compiled;
    private final Map<String, Integer> fired = new HashMap<>();
    private final Map<String, Integer> held = new HashMap<>();

    public Recorder(ProductRules rules, CompiledRules compiled) {
        this.rules = rules;
        this.compiled = compiled;
    }

    /** The pack, whose decisions are counted here. */
    public ProductPack watch(ProductPack pack) {
        return new ProductPack(pack.product(), pack.ref(), this, pack.texts(), pack.clauses(), pack.source());
    }

    /** Every rule, in the order of rule sets and files. */
    public List<RuleUse> uses() {
        List<RuleUse> uses = new ArrayList<>();
        compiled.sets().forEach((set, rulesOfSet) -> rulesOfSet.rules().forEach(rule -> uses.add(
                new RuleUse(set, rule, fired.getOrDefault(rule.id(), 0), held.getOrDefault(rule.id(), 0)))));
        return uses;
    }

    @Override
    public RuleAnswer decide(RuleSet set, RuleFacts facts) {
        RuleAnswer answer = rules.decide(set, facts);
        if (answer instanceof RuleAnswer.Decided decided) {
            Set<String> applied = new HashSet<>();
            decided.findings().forEach(finding -> applied.add(finding.rule()));
            count(set, applied, Set.of());
        }
        return answer;
    }

    /** Before anybody consents, consent rules are only foreseen; what is certain then counts. */
    @Override
    public Foresight foresee(RuleSet set, RuleFacts facts) {
        Foresight foresight = rules.foresee(set, facts);
        if (set == RuleSet.CONSENT) {
            Set<String> applied = new HashSet<>();
            Set<String> open = new HashSet<>();
            foresight.foreseen().forEach(each -> (each.certain() ? applied : open).add(each.finding().rule()));
            count(set, applied, open);
        }
        return foresight;
    }

    @Override
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        return rules.evaluate(formula, inputs);
    }

    @Override
    public Map<RuleSet, List<RuleOutline>> outline() {
        return rules.outline();
    }

    @Override
    public String engineVersion() {
        return rules.engineVersion();
    }

    private void count(RuleSet set, Set<String> applied, Set<String> open) {
        if (!compiled.sets().containsKey(set)) {
            return;
        }
        for (RuleInfo rule : compiled.sets().get(set).rules()) {
            if (!open.contains(rule.id())) {
                (applied.contains(rule.id()) ? fired : held).merge(rule.id(), 1, Integer::sum);
            }
        }
    }
}

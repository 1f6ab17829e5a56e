package io.payung.rules.scenario.story;

import io.payung.decision.Decision;
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

    /**
     * Counts a quote by what its decision says. Its calls are not counted, because a decline is followed by those of whatever else the customer
     * could have.
     */
    public void count(Decision quote) {
        for (String subject : quote.inputs().keySet()) {
            Set<String> silent = quote.heldBack().getOrDefault(subject, Map.of()).keySet();
            if (subject.startsWith(RuleSet.ELIGIBILITY.fileName() + "/")) {
                count(RuleSet.ELIGIBILITY, silent, Set.of());
            } else if (subject.startsWith(RuleSet.COVERAGE.fileName() + "/")) {
                count(RuleSet.COVERAGE, silent, Set.of());
            } else if (subject.equals(RuleSet.CONSENT.fileName())) {
                count(RuleSet.CONSENT, silent, open(quote));
            }
        }
    }

    /** Before anybody consents, a consent rule has said something only if it stands among the reasons of an offer. */
    private Set<String> open(Decision quote) {
        Set<String> open = new HashSet<>();
        rules(RuleSet.CONSENT).forEach(rule -> open.add(rule.id()));
        quote.reasons().forEach(reason -> open.remove(reason.rule()));
        return open;
    }

    @Override
    public RuleAnswer decide(RuleSet set, RuleFacts facts) {
        RuleAnswer answer = rules.decide(set, facts);
        boolean counts = set == RuleSet.CONSENT || set == RuleSet.CLAIM_DOCUMENTS;
        if (counts && answer instanceof RuleAnswer.Decided decided) {
            Set<String> silent = new HashSet<>();
            rules(set).forEach(rule -> silent.add(rule.id()));
            decided.findings().forEach(finding -> silent.remove(finding.rule()));
            count(set, silent, Set.of());
        }
        return answer;
    }

    @Override
    public Foresight foresee(RuleSet set, RuleFacts facts) {
        return rules.foresee(set, facts);
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

    private void count(RuleSet set, Set<String> silent, Set<String> open) {
        for (RuleInfo rule : rules(set)) {
            if (silent.contains(rule.id())) {
                held.merge(rule.id(), 1, Integer::sum);
            } else if (!open.contains(rule.id())) {
                fired.merge(rule.id(), 1, Integer::sum);
            }
        }
    }

    private List<RuleInfo> rules(RuleSet set) {
        return compiled.sets().containsKey(set) ? compiled.sets().get(set).rules() : List.of();
    }
}

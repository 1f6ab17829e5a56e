package io.payung.rules.cli.packs;

import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.product.FactVocabulary;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.HeldBack;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.ProductRules;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks the rules again what they were asked when a decision was stored, and tells what they answer otherwise: by rule ids and codes alone,
 * because what was asked is personal.
 */
final class DecisionReplay {

    private final Product product;
    private final ProductRules rules;

    DecisionReplay(ProductPack pack) {
        this.product = pack.product();
        this.rules = pack.rules();
    }

    private record Said(List<Finding> findings, Map<String, List<Integer>> heldBack) {}

    /** Empty when every rule says what it said then. */
    List<String> differences(Decision decision) {
        List<String> differences = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        decision.inputs().forEach((key, values) -> set(key).ifPresent(set -> {
            Said said = ask(set, facts(set, values));
            findings.addAll(said.findings());
            differences.addAll(otherwiseHeldBack(key, said, decision));
        }));
        decision.reasons().stream().filter(reason -> isOfRules(reason) && findings.stream().noneMatch(finding -> isSame(reason, finding)))
                .forEach(reason -> differences.add(reason.rule() + " no longer says " + reason.code()));
        return differences;
    }

    /** Of what held no rule back, and in format 1 of everything, it is not known whether the rules were asked at all; their reasons tell. */
    private static List<String> otherwiseHeldBack(String key, Said said, Decision decision) {
        Map<String, List<Integer>> then = decision.heldBack().get(key);
        if (then == null) {
            return List.of();
        }
        return Stream.concat(then.keySet().stream(), said.heldBack().keySet().stream()).distinct().sorted()
                .filter(rule -> !then.getOrDefault(rule, List.of()).equals(said.heldBack().getOrDefault(rule, List.of())))
                .map(rule -> key + ": " + rule + " was held back by " + then.getOrDefault(rule, List.of()) + ", and is by "
                        + said.heldBack().getOrDefault(rule, List.of()))
                .toList();
    }

    private boolean isOfRules(Reason reason) {
        return rules.outline().values().stream().flatMap(List::stream).anyMatch(rule -> rule.id().equals(reason.rule()));
    }

    private static boolean isSame(Reason reason, Finding finding) {
        Reason now = finding.about(String.valueOf(reason.subject()));
        return finding.rule().equals(reason.rule()) && now.code().equals(reason.code()) && String.valueOf(now.actual()).equals(String.valueOf(reason.actual()))
                && String.valueOf(now.limit()).equals(String.valueOf(reason.limit()));
    }

    /** What was asked before everything was known is foreseen again. */
    private Said ask(RuleSet set, RuleFacts facts) {
        return rules.decide(set, facts).fold(
                decided -> new Said(decided.findings(), HeldBack.byRule(decided.heldBack())),
                missing -> {
                    var foresight = rules.foresee(set, facts);
                    return new Said(foresight.foreseen().stream().map(Foreseen::finding).toList(), HeldBack.byRule(foresight.heldBack()));
                });
    }

    /** {@code eligibility/lives/0} was asked of eligibility; a key of a formula was not asked of rules. */
    private static Optional<RuleSet> set(String key) {
        return Stream.of(RuleSet.values()).filter(set -> key.equals(set.fileName()) || key.startsWith(set.fileName() + "/")).findFirst();
    }

    private RuleFacts facts(RuleSet set, Map<String, Object> stored) {
        TreeMap<String, Object> facts = new TreeMap<>();
        stored.forEach((name, value) -> facts.put(name, typed(type(set, name), value.toString())));
        return new RuleFacts(facts);
    }

    private ValueType type(RuleSet set, String name) {
        if (name.startsWith("answers.") && product.questions().containsKey(name.substring("answers.".length()))) {
            return product.questions().get(name.substring("answers.".length())).type();
        }
        return name.startsWith("lives.countOf.") ? ValueType.INTEGER : FactVocabulary.of(set).getOrDefault(name, ValueType.TEXT);
    }

    private static Object typed(ValueType type, String text) {
        return switch (type.kind()) {
            case WHOLE -> Long.valueOf(text);
            case NUMBER -> new BigDecimal(text);
            case FLAG -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TEXT -> text;
        };
    }
}

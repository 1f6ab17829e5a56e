package io.payung.rules.authoring.lint;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a customer would be told wrongly: one code for two meanings, a reason without a limit, an id that points to another file. */
final class ReasonLint {

    private static final Map<String, RuleSet> FAMILIES = Map.of("ELG", RuleSet.ELIGIBILITY, "COV", RuleSet.COVERAGE, "CON", RuleSet.CONSENT,
            "CLM", RuleSet.CLAIM_DOCUMENTS);
    private static final Set<String> ORDERING = Set.of("<", "<=", ">", ">=");

    private final Draft draft;
    private final Problems problems;
    private final Map<String, RuleNode> firstWithCode = new HashMap<>();

    ReasonLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        for (ReadRules set : draft.rules()) {
            set.written().forEach(rule -> family(set, rule));
            set.written().forEach(this::meaning);
            set.sound().forEach(rule -> limit(rule.node()));
        }
    }

    private void family(ReadRules set, RuleNode rule) {
        RuleSet family = FAMILIES.get(rule.id().substring(0, rule.id().indexOf('-')));
        if (family != null && family != set.set()) {
            problems.warning(rule.at(), "RULE_OF_OTHER_FAMILY", "\"" + rule.id() + "\" is an id of " + family.fileName() + " rules",
                    "rename the rule, or move it");
        }
    }

    private void meaning(RuleNode rule) {
        rule.reasonCode().ifPresent(code -> {
            RuleNode first = firstWithCode.putIfAbsent(code.text(), rule);
            if (first != null && !first.call().word().equals(rule.call().word())) {
                problems.warning(code.at(), "CODE_TWO_MEANINGS", "\"" + code.text() + "\" is why \"" + first.id() + "\" says \""
                        + first.call().word() + "\", and here why a rule says \"" + rule.call().word() + "\"",
                        "use two codes: a customer reads the same text for both");
            }
        });
    }

    /** A reason shows the first comparison with a parameter or amount as actual and limit. */
    private void limit(RuleNode rule) {
        Set<String> facts = new TreeSet<>();
        Position unnamed = null;
        for (Condition.Compare compare : Operands.comparisons(rule)) {
            List<Operand> sides = List.of(compare.left(), compare.right());
            boolean named = sides.stream().anyMatch(side -> Operands.isParameter(side) || Operands.isAmount(side));
            boolean literal = sides.stream().anyMatch(Operand.Literal.class::isInstance);
            if (named) {
                sides.stream().filter(side -> !Operands.isParameter(side)).findFirst().ifPresent(fact -> facts.add(((Operand.Name) fact).name()));
            } else if (ORDERING.contains(compare.operator()) && !literal) {
                unnamed = rule.placeOf(compare.left(), compare.right());
            }
        }
        if (facts.isEmpty() && unnamed != null) {
            problems.warning(unnamed, "REASON_WITHOUT_LIMIT", "the reason of \"" + rule.id() + "\" can show no limit",
                    "compare a fact with a parameter or an amount");
        }
        if (facts.size() > 1) {
            problems.warning(rule.at(), "REASON_SEVERAL_LIMITS", "the reason of \"" + rule.id() + "\" shows only the first of these comparisons: "
                    + String.join(", ", facts),
                    "put the one that a customer should read first, or write a rule for each");
        }
    }
}

package io.payung.rules.authoring.table;

import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.List;
import java.util.stream.Collectors;

/** A rule without its places, so that rules from two formats can be compared. */
final class RuleText {

    private RuleText() {}

    static List<String> of(List<RuleNode> rules) {
        return rules.stream().map(RuleText::of).toList();
    }

    static String of(RuleNode rule) {
        return rule.id() + " " + rule.name() + ": " + rule.factType().text() + "(" + join(rule.conditions()) + ") "
                + rule.call().word() + "(" + operands(rule.call().arguments()) + ")";
    }

    private static String join(List<Condition> conditions) {
        return conditions.stream().map(RuleText::condition).collect(Collectors.joining(", "));
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return "all(" + join(all.of()) + ")";
        }
        if (condition instanceof Condition.Any any) {
            return "any(" + join(any.of()) + ")";
        }
        if (condition instanceof Condition.Among among) {
            return operand(among.left()) + (among.negated() ? " not" : "") + " in (" + operands(among.values()) + ")";
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return operand(compare.left()) + " " + compare.operator() + " " + operand(compare.right());
    }

    private static String operands(List<Operand> operands) {
        return operands.stream().map(RuleText::operand).collect(Collectors.joining(", "));
    }

    private static String operand(Operand operand) {
        if (operand instanceof Operand.Name name) {
            return name.argument() == null ? name.name() : name.name() + "(" + name.argument() + ")";
        }
        Literal literal = (Literal) operand;
        return literal.kind() + ":" + literal.text();
    }
}

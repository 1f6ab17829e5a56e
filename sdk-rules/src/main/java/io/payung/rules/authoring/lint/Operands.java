package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks through rules as they were written. */
final class Operands {

    private Operands() {}

    /** Every comparison of the rule; {@code in} and {@code not in} as one for each value. */
    static List<Condition.Compare> comparisons(RuleNode rule) {
        List<Condition.Compare> found = new ArrayList<>();
        rule.conditions().forEach(condition -> collect(condition, found::add));
        return found;
    }

    /** Every name that the rule reads. */
    static List<Operand.Name> names(RuleNode rule) {
        List<Operand.Name> names = new ArrayList<>();
        for (Condition.Compare compare : comparisons(rule)) {
            addName(compare.left(), names);
            addName(compare.right(), names);
        }
        rule.call().arguments().forEach(argument -> addName(argument, names));
        return names;
    }

    /** Whether it is a parameter. */
    static boolean isParameter(Operand operand) {
        return operand instanceof Operand.Name name && name.name().startsWith("parameters.");
    }

    /** Whether it is a named amount. */
    static boolean isAmount(Operand operand) {
        return operand instanceof Operand.Name name && name.name().startsWith("amounts.");
    }

    private static void addName(Operand operand, List<Operand.Name> names) {
        if (operand instanceof Operand.Name name) {
            names.add(name);
        }
    }

    private static void collect(Condition condition, Consumer<Condition.Compare> found) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(part -> collect(part, found));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(part -> collect(part, found));
        } else if (condition instanceof Condition.Among among) {
            String operator = among.negated() ? "!=" : "==";
            among.values().forEach(value -> found.accept(new Condition.Compare(among.left(), operator, value, among.at())));
        } else {
            found.accept((Condition.Compare) condition);
        }
    }
}

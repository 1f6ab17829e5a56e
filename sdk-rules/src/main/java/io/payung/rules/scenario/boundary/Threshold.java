package io.payung.rules.scenario.boundary;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.syntax.Condition.All;
import io.payung.rules.authoring.syntax.Condition.Among;
import io.payung.rules.authoring.syntax.Condition.Any;
import io.payung.rules.authoring.syntax.Condition.Compare;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Name;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place in a rule at which its answer turns.
 *
 * @param fact  what is compared
 * @param bound with what: a parameter, an amount or a written value
 * @param top   the rule's condition in which it stands; the others have to hold so that it shows
 */
record Threshold(RuleSet set, RuleNode rule, String fact, Operand bound, Condition top) {

    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    /** What a scenario is named after: the parameter or amount, else the value. */
    String label() {
        return bound instanceof Name name ? simple(name) : bound.written();
    }

    /** Parameters and amounts that show when the rule turns here: what it compares with, and what it limits to. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(label()));
        for (Operand argument : rule.call().arguments()) {
            if (argument instanceof Name name && !isFact(argument)) {
                names.add(simple(name));
            }
        }
        return names;
    }

    private static String simple(Name name) {
        return name.name().substring(name.name().indexOf('.') + 1);
    }

    /** Every comparison of a fact in the rule, one that orders first. */
    static List<Threshold> of(RuleSet set, RuleNode rule) {
        List<Threshold> found = new ArrayList<>();
        for (Condition top : rule.conditions()) {
            collect(set, rule, top, top, found);
        }
        return found;
    }

    boolean orders() {
        return top instanceof Compare compare && ORDER.contains(compare.operator()) || contains(top, bound);
    }

    private static boolean contains(Condition condition, Operand bound) {
        if (condition instanceof Compare compare) {
            return ORDER.contains(compare.operator()) && (compare.left() == bound || compare.right() == bound);
        }
        List<Condition> parts = condition instanceof All all ? all.of() : condition instanceof Any any ? any.of() : List.of();
        return parts.stream().anyMatch(part -> contains(part, bound));
    }

    private static void collect(RuleSet set, RuleNode rule, Condition top, Condition condition, List<Threshold> found) {
        if (condition instanceof Compare compare) {
            if (isFact(compare.left()) && !isFact(compare.right())) {
                found.add(new Threshold(set, rule, ((Name) compare.left()).name(), compare.right(), top));
            } else if (isFact(compare.right()) && !isFact(compare.left())) {
                found.add(new Threshold(set, rule, ((Name) compare.right()).name(), compare.left(), top));
            }
        } else if (condition instanceof Among among && isFact(among.left())) {
            found.add(new Threshold(set, rule, ((Name) among.left()).name(), among.values().get(0), top));
        } else if (condition instanceof All all) {
            all.of().forEach(part -> collect(set, rule, top, part, found));
        } else if (condition instanceof Any any) {
            any.of().forEach(part -> collect(set, rule, top, part, found));
        }
    }

    static boolean isFact(Operand operand) {
        return operand instanceof Name name && name.argument() == null && !name.name().startsWith("parameters.") && !name.name().startsWith("amounts.");
    }
}

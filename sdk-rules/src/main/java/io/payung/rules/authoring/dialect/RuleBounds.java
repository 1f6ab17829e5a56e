package io.payung.rules.authoring.dialect;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.List;

/** Bounds what one rule set gives to the compiler, far beyond every product: a file of a few hundred kilobytes can keep it busy for minutes. */
final class RuleBounds {

    static final int MAX_RULES = 500;
    /** Of one list. */
    static final int MAX_VALUES = 200;
    /** Of one rule; each value of a list is compared. */
    static final int MAX_COMPARISONS = 400;
    /** Of all rules of the set. */
    static final int MAX_TOTAL = 5_000;

    private final Problems problems;
    private int comparisons;
    private int total;

    RuleBounds(Problems problems) {
        this.problems = problems;
    }

    /** Whether the rules may be looked at; notes at most one problem, at the first place that is too much. */
    boolean hold(List<RuleNode> rules) {
        if (rules.size() > MAX_RULES) {
            return refuse(rules.get(MAX_RULES).at(), "RULES_TOO_MANY", "a rule set has at most " + MAX_RULES + " rules",
                    "name what they have in common in product.yaml, or list values: in (\"…\", \"…\")");
        }
        for (RuleNode rule : rules) {
            comparisons = 0;
            if (!rule.conditions().stream().allMatch(this::holds)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.of().stream().allMatch(this::holds);
        }
        if (condition instanceof Condition.Any any) {
            return any.of().stream().allMatch(this::holds);
        }
        if (condition instanceof Condition.Among among) {
            return among.values().size() > MAX_VALUES
                    ? refuse(among.values().get(MAX_VALUES).at(), "LIST_TOO_LONG", "a list has at most " + MAX_VALUES + " values",
                            "ask for something that has fewer values")
                    : holds(among.values().size(), among.at());
        }
        return holds(1, ((Condition.Compare) condition).at());
    }

    private boolean holds(int more, Position at) {
        comparisons += more;
        total += more;
        boolean one = comparisons > MAX_COMPARISONS;
        return !one && total <= MAX_TOTAL || refuse(at, "RULE_TOO_LONG", (one ? "a rule compares at most " + MAX_COMPARISONS
                : "the rules of a set compare at most " + MAX_TOTAL) + " times; each value of a list counts", "split the rule, or ask for less");
    }

    private boolean refuse(Position at, String code, String message, String fix) {
        problems.error(at, code, message, fix);
        return false;
    }
}

package io.payung.rules.scenario.story;

import io.payung.product.RuleSet;
import io.payung.rules.pack.RuleInfo;
import java.util.regex.Pattern;

/**
 * How often scenarios saw a rule fire and held back.
 *
 * @param fired how often it applied
 * @param held  how often a condition of it was false
 */
public record RuleUse(RuleSet set, RuleInfo rule, int fired, int held) {

    /** How a rule says that it always applies; scenarios cannot hold it back. */
    private static final Pattern ALWAYS = Pattern.compile("lives\\.count >= 1L?");

    /** Whether scenarios saw the rule both ways, or the one way that there is. */
    public boolean isTested() {
        return fired > 0 && (held > 0 || isAlways());
    }

    /** Whether the rule is meant to apply to everybody. */
    public boolean isAlways() {
        return rule.conditions().stream().allMatch(condition -> ALWAYS.matcher(condition.text()).matches());
    }
}

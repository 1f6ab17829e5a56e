package io.payung.rules.scenario.story;

import io.payung.product.RuleSet;
import io.payung.rules.pack.RuleInfo;

/**
 * How often scenarios saw a rule fire and held back.
 *
 * @param fired how often it applied
 * @param held  how often a condition of it was false
 */
public record RuleUse(RuleSet set, RuleInfo rule, int fired, int held) {

    /** Whether scenarios saw the rule both ways. */
    public boolean isTested() {
        return fired > 0 && held > 0;
    }
}

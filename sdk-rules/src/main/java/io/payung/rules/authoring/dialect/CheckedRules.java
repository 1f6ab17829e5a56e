package io.payung.rules.authoring.dialect;

import io.payung.product.RuleSet;
import io.payung.rules.pack.RuleInfo;
import java.util.List;

/** One rule set whose every word was understood, ready to be written again and compiled. */
public record CheckedRules(RuleSet set, List<RuleInfo> rules) {

    public CheckedRules {
        rules = List.copyOf(rules);
    }
}

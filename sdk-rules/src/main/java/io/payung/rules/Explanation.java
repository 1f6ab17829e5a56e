package io.payung.rules;

import io.payung.product.Finding;
import io.payung.product.RuleFacts;
import io.payung.rules.fact.Facts;
import io.payung.rules.pack.RuleInfo.LimitAmount;
import io.payung.rules.pack.RuleInfo;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds to a finding what was found and what was asked: the rule's first comparison of a fact with a parameter or amount. */
record Explanation(RuleInfo rule, Facts fact, RuleFacts facts) {

    Finding explain(Finding finding) {
        return new Finding(finding.rule(), finding.word(), finding.target(), finding.amount(), finding.code(), actual(), limit(),
                rule.place().shown());
    }

    /** What the rule would say, with whatever is known. */
    Finding finding() {
        RuleInfo.Says says = rule.says();
        return new Finding(rule.id(), says.word(), says.target(), amount(says.amount()), says.code(), actual(), limit(), rule.place().shown());
    }

    private @Nullable String actual() {
        RuleInfo.Comparison comparison = rule.comparison();
        return comparison == null ? null : plain(facts.get(comparison.fact()));
    }

    private @Nullable String limit() {
        RuleInfo.Comparison comparison = rule.comparison();
        if (comparison == null) {
            return null;
        }
        return comparison.amountLimit() == null ? comparison.limit() : plain(facts.get(comparison.amountLimit()));
    }

    private @Nullable BigDecimal amount(@Nullable LimitAmount amount) {
        if (amount == null || amount.fact() == null) {
            return amount == null ? null : amount.constant();
        }
        return fact.values().number(amount.fact());
    }

    private static @Nullable String plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value == null ? null : value.toString();
    }
}

package io.payung.rules.fact;

import io.payung.decision.ReasonCode;
import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the rules of one decision say. The words only add, so the order of the rules never matters. Which words a rule set
 * may use is checked before a rule is compiled. For one thread.
 */
public final class RuleSink {

    private final List<Finding> findings = new ArrayList<>();

    /** The customer cannot have this. */
    public void decline(String rule, String code) {
        add(rule, Word.DECLINE, null, null, code);
    }

    /** The benefit pays at most the amount. */
    public void limit(String rule, String benefit, BigDecimal amount, String code) {
        add(rule, Word.LIMIT, benefit, amount, code);
    }

    /** The benefit is not covered. */
    public void exclude(String rule, String benefit, String code) {
        add(rule, Word.EXCLUDE, benefit, null, code);
    }

    /** The clause has to be accepted, or the document handed in. */
    public void require(String rule, String target, String code) {
        add(rule, Word.REQUIRE, target, null, code);
    }

    /** The document is not needed, whatever other rules require. */
    public void waive(String rule, String document, String code) {
        add(rule, Word.WAIVE, document, null, code);
    }

    /** The insurer looks at the claim. */
    public void refer(String rule, String code) {
        add(rule, Word.REFER, null, null, code);
    }

    /** What was said so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void add(String rule, Word word, @Nullable String target, @Nullable BigDecimal amount, String code) {
        findings.add(new Finding(rule, word, target, amount, ReasonCode.of(code), null, null));
    }

    @Override
    public String toString() {
        return "RuleSink" + findings;
    }
}

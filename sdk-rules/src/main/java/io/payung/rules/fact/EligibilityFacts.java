package io.payung.rules.fact;

import io.payung.product.RuleFacts;

/** What eligibility rules read about one insured life; they {@code decline}. */
public final class EligibilityFacts extends LifeFacts {

    public EligibilityFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
    }
}

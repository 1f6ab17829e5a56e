package io.payung.rules.fact;

import io.payung.product.RuleFacts;

/** What coverage rules read about one insured life; they {@code limit} and {@code exclude}. */
public final class CoverageFacts extends LifeFacts {

    public CoverageFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
    }
}

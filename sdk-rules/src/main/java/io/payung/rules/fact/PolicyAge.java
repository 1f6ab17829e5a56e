package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import org.jspecify.annotations.Nullable;

/** The policy a claim is made on. */
public final class PolicyAge {

    private final Values values;

    PolicyAge(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** Days from the start of cover to the event. */
    public @Nullable Long getAgeDays() {
        return values.whole("ageDays");
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

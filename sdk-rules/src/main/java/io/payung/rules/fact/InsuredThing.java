package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import org.jspecify.annotations.Nullable;

/** What is insured beside the lives, for example a loan. */
public final class InsuredThing {

    private final Values values;

    InsuredThing(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** For example {@code loan}. */
    public @Nullable String getKind() {
        return values.text("kind");
    }

    /** What tells it from another one, for example the number of the loan. */
    public @Nullable String getKey() {
        return values.text("key");
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

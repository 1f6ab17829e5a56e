package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import org.jspecify.annotations.Nullable;

/** The insured lives of the request. */
public final class Lives {

    private final Values values;

    Lives(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** How many there are. */
    public @Nullable Long getCount() {
        return values.whole("count");
    }

    /** How many there are in an insured role, for example {@code child}. */
    public @Nullable Long countOf(String role) {
        return values.whole("countOf." + role);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

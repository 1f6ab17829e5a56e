package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the insured person holds already. */
public final class Held {

    private final Values values;

    Held(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** Number of policies in force or scheduled. */
    public @Nullable Long getCount() {
        return values.whole("count");
    }

    /** Sum insured of all of them, in the product's currency. */
    public @Nullable BigDecimal getSumInsured() {
        return values.number("sumInsured");
    }

    /** Whether one of them covers a day of the cover that is asked for. */
    public @Nullable Boolean getOverlaps() {
        return values.flag("overlaps");
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

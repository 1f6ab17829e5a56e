package io.payung.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an insured person already holds of the same product with the same partner.
 *
 * @param count      policies whose cover has not ended when the new one starts
 * @param sumInsured the greatest benefit limit of each of them, added up
 * @param overlaps   whether any of them covers a day that the new one would cover
 * @param elsewhere  what the person holds beside them, absent where nobody is asked
 */
public record Holdings(
        int count,
        Money sumInsured,
        boolean overlaps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeldElsewhere elsewhere) {

    /** Holdings where nobody is asked what is held elsewhere. */
    public Holdings(int count, Money sumInsured, boolean overlaps) {
        this(count, sumInsured, overlaps, null);
    }

    Holdings with(@Nullable HeldElsewhere more) {
        return new Holdings(count, sumInsured, overlaps, more);
    }

    /** All of them, those elsewhere included. */
    int countInAll() {
        return elsewhere == null ? count : count + elsewhere.count();
    }

    /** Of all of them. */
    Money sumInAll() {
        return elsewhere == null ? sumInsured : sumInsured.plus(elsewhere.sumInsured());
    }
}

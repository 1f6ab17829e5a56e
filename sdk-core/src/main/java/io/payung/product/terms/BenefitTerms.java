package io.payung.product.terms;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benefit says beside its event and its amount. Everything but {@code sharedByLives} is used when a claim is paid.
 *
 * @param place          where the event must happen, {@code any} for everywhere
 * @param perEvent       bound for one event; absent without one
 * @param perYear        bound for one year; absent without one
 * @param deductible     what the insured bears first; absent without one
 * @param share          fraction of the loss that is paid; 1 for all of it
 * @param percentages    fraction of the amount by what was lost, for a table of percentages; else empty
 * @param index          for an index basis, else absent
 * @param claimAtMost    what a claim is at most; absent without such a bound
 * @param perLife        {@code each-life} or {@code first-event-ends-cover}
 * @param sharedByLives  whether all lives share one limit, the least of theirs
 * @param payTo          who receives it; empty for the beneficiaries
 * @param claimed        question asked when claiming whose answer measures it: the loss, the days, what was lost or the value of the index; absent when
 *                       nothing is measured
 */
public record BenefitTerms(
        String place,
        @Nullable BenefitBound perEvent,
        @Nullable BenefitBound perYear,
        @Nullable Deductible deductible,
        BigDecimal share,
        Map<String, BigDecimal> percentages,
        @Nullable IndexTrigger index,
        @Nullable ClaimBound claimAtMost,
        String perLife,
        boolean sharedByLives,
        List<PayTo> payTo,
        @Nullable String claimed) {

    /** The place of a benefit that is paid everywhere. */
    public static final String ANY_PLACE = "any";

    /** The whole amount for every life and event, wherever it happens. */
    public static final BenefitTerms PLAIN =
            new BenefitTerms(ANY_PLACE, null, null, null, BigDecimal.ONE, Map.of(), null, null, "each-life", false, List.of(), null);

    public BenefitTerms {
        percentages = Collections.unmodifiableMap(new LinkedHashMap<>(percentages));
        payTo = List.copyOf(payTo);
    }
}

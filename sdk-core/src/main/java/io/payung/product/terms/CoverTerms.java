package io.payung.product.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is covered beside the benefits themselves.
 *
 * @param ageBasis      how ages are counted
 * @param object        what is insured beside a life; absent when only lives are
 * @param uniqueness    keys whose values together no two covers may have on one day, for example {@code life.main.identity} and {@code object.key}
 * @param waiting       waiting times by cause
 * @param exclusions    what is not covered
 * @param beneficiaries who receives what is paid
 */
public record CoverTerms(
        AgeBasis ageBasis,
        @Nullable InsuredObject object,
        List<String> uniqueness,
        List<Waiting> waiting,
        List<Exclusion> exclusions,
        BeneficiaryTerms beneficiaries) {

    /** Ages by the last birthday and nothing else said. */
    public static final CoverTerms PLAIN =
            new CoverTerms(AgeBasis.LAST_BIRTHDAY, null, List.of(), List.of(), List.of(), BeneficiaryTerms.DEFAULT);

    public CoverTerms {
        uniqueness = List.copyOf(uniqueness);
        waiting = List.copyOf(waiting);
        exclusions = List.copyOf(exclusions);
    }
}

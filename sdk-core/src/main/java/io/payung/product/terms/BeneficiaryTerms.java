package io.payung.product.terms;

import java.util.List;

/**
 * Who receives what is paid.
 *
 * @param ranks         in which order beneficiaries come, for example {@code primary}, {@code contingent}
 * @param unnamed       who receives it when nobody is named, for example {@code legal-heirs}
 * @param minorReceiver who receives it for a minor, for example {@code guardian}
 * @param excludeKiller whether nobody inherits from a person they killed
 */
public record BeneficiaryTerms(List<String> ranks, String unnamed, String minorReceiver, boolean excludeKiller) {

    /** What holds where product.yaml says nothing. */
    public static final BeneficiaryTerms DEFAULT = new BeneficiaryTerms(List.of("primary"), "legal-heirs", "guardian", true);

    public BeneficiaryTerms {
        ranks = List.copyOf(ranks);
    }
}

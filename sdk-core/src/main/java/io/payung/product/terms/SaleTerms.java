package io.payung.product.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may sell the product, and when not.
 *
 * @param approval    the supervisor's approval of the product; absent when product.yaml names none
 * @param approvals   who approved this version
 * @param distributor who sells; absent when product.yaml names nobody
 * @param stops       sale stops
 */
public record SaleTerms(
        @Nullable InsurerApproval approval, List<Approval> approvals, @Nullable Distributor distributor, List<SaleStop> stops) {

    /** Nothing said. */
    public static final SaleTerms NONE = new SaleTerms(null, List.of(), null, List.of());

    public SaleTerms {
        approvals = List.copyOf(approvals);
        stops = List.copyOf(stops);
    }
}

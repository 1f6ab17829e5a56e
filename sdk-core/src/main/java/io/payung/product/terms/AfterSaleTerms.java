package io.payung.product.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to a policy after it was sold.
 *
 * @param freeLook when it may be given back; absent when product.yaml names no such time
 * @param refunds  what is paid back, by why it ends
 * @param changes  changes that the product allows, for example {@code top-up}
 */
public record AfterSaleTerms(@Nullable FreeLook freeLook, List<Refund> refunds, List<String> changes) {

    /** Nothing said. */
    public static final AfterSaleTerms NONE = new AfterSaleTerms(null, List.of(), List.of());

    public AfterSaleTerms {
        refunds = List.copyOf(refunds);
        changes = List.copyOf(changes);
    }
}

package io.payung.product.terms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to a policy after it was sold.
 *
 * @param freeLook       when it may be given back; absent when product.yaml names no such time
 * @param refunds        what is paid back, by why it ends
 * @param changes        changes that the product allows, for example {@code top-up}
 * @param outlivesHolder whether other lives stay covered when the holder dies; what insures the holder alone always ends
 */
public record AfterSaleTerms(@Nullable FreeLook freeLook, List<Refund> refunds, List<String> changes, boolean outlivesHolder) {

    /** Nothing said. */
    public static final AfterSaleTerms NONE = new AfterSaleTerms(null, List.of(), List.of(), false);

    public AfterSaleTerms {
        refunds = List.copyOf(refunds);
        changes = List.copyOf(changes);
    }

    /** What the product says is paid back when a policy ends for that cause. */
    public Optional<Refund> refundOn(String cause) {
        return refunds.stream().filter(refund -> refund.on().equals(cause)).findFirst();
    }
}

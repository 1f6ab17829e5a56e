package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.product.Product;
import io.payung.product.terms.SaleStop;
import java.time.LocalDate;
import java.util.Optional;

/** Whether the sale of a product is stopped where the customer buys: the answer to its question {@code area}, if it asks one. */
final class SaleStops {

    private static final String AREA = "area";

    private SaleStops() {}

    static Optional<Reason> reason(Product product, QuoteRequest request, LocalDate day) {
        Object area = request.answers().get(AREA);
        return product.sale().stops().stream()
                .filter(stop -> stop.holdsOn(day))
                .filter(stop -> stop.area().equals(SaleStop.EVERYWHERE) || stop.area().equals(area))
                .map(stop -> Reason.about("SALE_STOPPED", "product"))
                .findFirst();
    }
}

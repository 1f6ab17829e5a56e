package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.product.Product;
import io.payung.product.terms.Distributor;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether the distributor may bind the insurer on a day. What counts is the day on which the policy is made, whenever its cover starts and whenever its
 * application was made or paid: an application binds nobody yet, and after the last day nobody is there who could.
 */
final class Mandate {

    private Mandate() {}

    static Optional<Reason> ended(Product product, LocalDate day) {
        Distributor distributor = product.sale().distributor();
        return Optional.ofNullable(distributor == null ? null : distributor.bindingUntil())
                .filter(day::isAfter)
                .map(last -> new Reason(ReasonCode.of("MANDATE_ENDED"), null, "distributor", null, last.toString()));
    }
}

package io.payung.product.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who sells, under which agreement.
 *
 * @param kind               for example {@code cooperative}
 * @param agreement          number of the agreement with the insurer
 * @param bindingUntil       last day on which the distributor may bind the insurer; absent when it is open
 * @param maxSumInsuredTotal most that all policies together may insure, in the product's currency; absent without such a bound
 */
public record Distributor(
        String kind, String agreement, @Nullable LocalDate bindingUntil, @Nullable BigDecimal maxSumInsuredTotal) {}

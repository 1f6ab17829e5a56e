package io.payung.product.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who pays which part of the premium.
 *
 * @param id                  for example {@code member} or {@code state}
 * @param share               fraction of the premium; the shares of all payers sum to exactly 1
 * @param collected           how the money comes in, for example {@code deducted-from-loan}; absent when it is paid at the till
 * @param settledBy           how it is settled with the insurer, for example {@code monthly-statement}; absent when it is at once
 * @param coverWaitsForMoney  whether cover starts only once this part is paid
 */
public record Payer(
        String id, BigDecimal share, @Nullable String collected, @Nullable String settledBy, boolean coverWaitsForMoney) {}

package io.payung.product.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the insured bears first. Exactly one of the two is there.
 *
 * @param amount in the product's currency
 * @param share  fraction of the loss
 */
public record Deductible(@Nullable BigDecimal amount, @Nullable BigDecimal share) {}

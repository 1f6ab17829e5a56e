package io.payung.product.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bound of what a benefit pays for one event or in one year.
 *
 * @param amount most that is paid, in the product's currency; absent without one
 * @param days   most days that are paid; absent without one
 * @param events most events that are paid; absent without one
 */
public record BenefitBound(@Nullable BigDecimal amount, @Nullable Integer days, @Nullable Integer events) {}

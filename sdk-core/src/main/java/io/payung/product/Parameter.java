package io.payung.product;

/**
 * A named threshold.
 *
 * @param value {@code Long}, {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate}, as the type's kind says
 */
public record Parameter(String name, ValueType type, Object value) {}

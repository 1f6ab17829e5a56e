package io.payung.product.terms;

import java.time.LocalDate;

/**
 * Somebody's yes to a version of the product.
 *
 * @param by     who approved, as the insurer names them
 * @param role   in which role, for example {@code product-committee}
 * @param on     on which day
 * @param digest digest of the canonical source that was approved
 */
public record Approval(String by, String role, LocalDate on, String digest) {}

package io.payung.product.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that is paid on top of the premium. Exactly one of amount and share is there, unless it is never due.
 *
 * @param id     for example {@code stamp}
 * @param kind   duty, tax or fee
 * @param never  whether it is named only to say that it is not due
 * @param when   when it is due, of the answers and of {@code premium}; absent when it always is
 * @param amount in the product's currency
 * @param share  fraction of the premium
 */
public record Duty(
        String id, String kind, boolean never, @Nullable AnswerTest when, @Nullable BigDecimal amount, @Nullable BigDecimal share) {}

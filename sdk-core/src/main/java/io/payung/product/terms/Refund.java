package io.payung.product.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid back when the policy ends early.
 *
 * @param on      why it ends, for example {@code early-settlement}
 * @param table   file of the table that gives the fraction; absent when everything is paid back
 * @param of      charges of which it is a fraction; empty for all
 * @param minimum least amount that is paid out, in the product's currency; absent without one
 */
public record Refund(String on, @Nullable String table, List<String> of, @Nullable BigDecimal minimum) {

    public Refund {
        of = List.copyOf(of);
    }
}

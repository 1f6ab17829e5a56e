package io.payung.product.terms;

import java.util.List;

/**
 * Something that is not covered, as data.
 *
 * @param id       for example {@code suicide-first-year}
 * @param category kind of exclusion, for example {@code intentional}
 * @param benefits the benefits that are not paid
 * @param clause   the clause that tells the customer
 */
public record Exclusion(String id, String category, List<String> benefits, String clause) {

    public Exclusion {
        benefits = List.copyOf(benefits);
    }
}

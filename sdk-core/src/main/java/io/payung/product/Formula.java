package io.payung.product;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A checked formula of the product.
 *
 * @param id     where it stands in product.yaml, for example {@code premium.plus} or {@code amounts.fiveIncomes}
 * @param source as the designer wrote it
 * @param reads  the names it needs: parameters, questions, {@code age}, {@code lives}, {@code limits.BENEFIT}
 */
public record Formula(String id, String source, SortedSet<String> reads) {

    public Formula {
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    }
}

package io.payung.product;

import java.util.ArrayList;
import java.util.List;

/**
 * The languages of a product.
 *
 * @param authoritative the one that decides when texts differ
 * @param beside        further ones the customer may read
 */
public record Languages(String authoritative, List<String> beside) {

    public Languages {
        beside = List.copyOf(beside);
    }

    /** The authoritative one first. */
    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(authoritative));
        all.addAll(beside);
        return List.copyOf(all);
    }

    public boolean contains(String language) {
        return authoritative.equals(language) || beside.contains(language);
    }
}

package io.payung.product;

import java.util.List;

/**
 * A document that a claim may need.
 *
 * @param id    for example {@code death-proof}
 * @param oneOf the kinds of paper of which any one will do; only the id itself when there is no alternative
 * @param form  {@code original}, {@code copy} or {@code any}
 */
public record DocumentType(String id, List<String> oneOf, String form) {

    public DocumentType {
        oneOf = oneOf.isEmpty() ? List.of(id) : List.copyOf(oneOf);
    }
}

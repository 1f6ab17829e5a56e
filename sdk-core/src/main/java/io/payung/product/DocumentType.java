package io.payung.product;

import java.util.List;

/**
 * A document that a claim may need.
 *
 * @param id     for example {@code death-proof}
 * @param oneOf  the kinds of paper of which any one will do; only the id itself when there is no alternative
 * @param form   {@code original}, {@code copy} or {@code any}
 * @param names  whom it names: {@code insured}, {@code heir} or {@code anybody}
 * @param issued {@code after-event} when one that is older than the event contradicts it, else {@code any-time}
 */
public record DocumentType(String id, List<String> oneOf, String form, String names, String issued) {

    /** A document that has to name the insured person. */
    public static final String NAMES_INSURED = "insured";

    /** A document that has to name who receives the money. */
    public static final String NAMES_HEIR = "heir";

    private static final String NAMES_ANYBODY = "anybody";
    private static final String AFTER_EVENT = "after-event";
    private static final String ANY_TIME = "any-time";

    public DocumentType {
        oneOf = oneOf.isEmpty() ? List.of(id) : List.copyOf(oneOf);
    }

    /** A document that may name anybody and be of any age. */
    public DocumentType(String id, List<String> oneOf, String form) {
        this(id, oneOf, form, NAMES_ANYBODY, ANY_TIME);
    }

    public boolean isIssuedAfterEvent() {
        return issued.equals(AFTER_EVENT);
    }
}

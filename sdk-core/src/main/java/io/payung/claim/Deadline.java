package io.payung.claim;

import io.payung.claim.deadline.WorkingDays;
import io.payung.product.ClaimTerms;
import io.payung.product.DocumentType;
import io.payung.product.Product;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when the insurer pays.
 *
 * @param dueBy   absent while the documents are not complete, or when it is not known
 * @param unknown why it is not known, else absent
 */
record Deadline(@Nullable LocalDate dueBy, @Nullable String unknown) {

    /** The holidays of a year on the way are not known. */
    static final String CALENDAR_UNKNOWN = "calendar-unknown";

    private static final Deadline NONE = new Deadline(null, null);

    /** @param completeSince the day on which everything needed was there, absent before */
    static Deadline of(Product product, Claim claim, @Nullable LocalDate completeSince) {
        if (completeSince == null) {
            return NONE;
        }
        ClaimTerms terms = product.claims();
        LocalDate from = document(product, claim).orElse(completeSince);
        if (!terms.payCalendar().equals(ClaimTerms.BUSINESS_DAYS)) {
            return new Deadline(from.plusDays(terms.payWithinDays()), null);
        }
        return new WorkingDays(product.jurisdiction())
                .after(from, terms.payWithinDays())
                .map(day -> new Deadline(day, null))
                .orElse(new Deadline(null, CALENDAR_UNKNOWN));
    }

    /** The day of the last document from which the time counts, where it counts from a document that says its day. */
    private static Optional<LocalDate> document(Product product, Claim claim) {
        DocumentType type = product.documents().get(product.claims().payFrom());
        return type == null
                ? Optional.empty()
                : claim.documents().stream()
                        .filter(document -> type.oneOf().contains(document.type()))
                        .map(ClaimDocument::issuedOn)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
    }
}

package io.payung.product;

/**
 * Terms of claiming.
 *
 * @param reportWithinDays days from the event within which it is reported; later is referred to the insurer, never rejected here
 * @param late             what the product says about a later report: {@code refer}, {@code reduce} or {@code reject}; only the insurer decides it
 * @param payWithinDays    days from complete documents within which the insurer pays
 * @param payCalendar      how these days are counted: {@code calendar} or {@code business}
 * @param payFrom          what they count from: {@code documents-complete}, or the document whose day of issue counts, for example {@code inspection-minutes}
 * @param onePersonLetter  the document that says that two names are one person's
 */
public record ClaimTerms(
        int reportWithinDays, String late, int payWithinDays, String payCalendar, String payFrom, String onePersonLetter) {

    /** Working days of the product's jurisdiction. */
    public static final String BUSINESS_DAYS = "business";

    /** What the time to pay counts from as a rule. */
    public static final String DOCUMENTS_COMPLETE = "documents-complete";

    /** The document that says so where product.yaml names none. */
    public static final String ONE_PERSON_LETTER = "one-person-letter";

    public ClaimTerms(int reportWithinDays, String late, int payWithinDays, String payCalendar, String payFrom) {
        this(reportWithinDays, late, payWithinDays, payCalendar, payFrom, ONE_PERSON_LETTER);
    }

    /** Calendar days, and a late report is referred. */
    public ClaimTerms(int reportWithinDays, int payWithinDays) {
        this(reportWithinDays, "refer", payWithinDays, "calendar", DOCUMENTS_COMPLETE);
    }
}

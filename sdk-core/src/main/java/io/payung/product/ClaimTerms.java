package io.payung.product;

/**
 * Terms of claiming.
 *
 * @param reportWithinDays days from the event within which it is reported; later is referred to the insurer, never rejected here
 * @param payWithinDays    calendar days from complete documents within which the insurer pays
 */
public record ClaimTerms(int reportWithinDays, int payWithinDays) {}

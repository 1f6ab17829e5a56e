package io.payung.product;

/**
 * When cover may start, counted in days from the date of the quote.
 *
 * @param backdateDays how far in the past, usually 0
 * @param aheadDays    how far in the future
 */
public record StartTerms(int backdateDays, int aheadDays) {}

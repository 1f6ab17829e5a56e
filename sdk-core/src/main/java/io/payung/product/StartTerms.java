package io.payung.product;

/**
 * When cover may start, counted in days from the date of the quote.
 *
 * @param on           what it starts on: {@code payment}, {@code loan-disbursement}, {@code roster} or {@code season}
 * @param backdateDays how far in the past, usually 0
 * @param aheadDays    how far in the future
 */
public record StartTerms(String on, int backdateDays, int aheadDays) {

    /** Cover starts when it is paid. */
    public StartTerms(int backdateDays, int aheadDays) {
        this("payment", backdateDays, aheadDays);
    }
}

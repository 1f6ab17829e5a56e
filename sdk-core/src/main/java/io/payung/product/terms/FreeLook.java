package io.payung.product.terms;

import java.util.List;

/**
 * Days within which the customer may give the policy back.
 *
 * @param days   how many, the day after the one they count from being the first
 * @param from   what they count from, for example {@code certificate-received}
 * @param refund what is paid back: {@code all} or {@code all-but-fees}
 */
public record FreeLook(int days, String from, String refund) {

    /** Counts from the day of issue: everything else has to be told by somebody. */
    public static final String FROM_ISSUE = "issue";

    private static final String ALL_BUT_FEES = "all-but-fees";

    /** What is paid back, as every other refund says it. */
    public Refund asRefund(String on) {
        return new Refund(on, null, null, List.of(), refund.equals(ALL_BUT_FEES), null, null);
    }
}

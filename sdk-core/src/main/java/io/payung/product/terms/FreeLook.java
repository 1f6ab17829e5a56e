package io.payung.product.terms;

/**
 * Days within which the customer may give the policy back.
 *
 * @param days   how many
 * @param from   what they count from, for example {@code certificate-received}
 * @param refund what is paid back: {@code all} or {@code all-but-fees}
 */
public record FreeLook(int days, String from, String refund) {}

package io.payung.product.terms;

/**
 * The supervisor's approval of the product.
 *
 * @param authority for example {@code OJK}
 * @param number    of the approval
 */
public record InsurerApproval(String authority, String number) {}

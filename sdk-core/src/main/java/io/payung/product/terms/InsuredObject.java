package io.payung.product.terms;

/**
 * What is insured beside a life.
 *
 * @param kind loan, plot, animal, vehicle, dwelling or area
 * @param key  the question whose answer tells one object from another, for example {@code loanNumber}
 */
public record InsuredObject(String kind, String key) {}

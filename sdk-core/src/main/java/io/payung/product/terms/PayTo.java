package io.payung.product.terms;

import org.jspecify.annotations.Nullable;

/**
 * Who receives a benefit.
 *
 * @param payee {@code beneficiaries}, {@code insured}, {@code applicant}, the contract's holder or the distributor
 * @param upTo  question whose answer is the most that this payee receives; absent when there is no such bound
 * @param rest  whether it is what the payees before leave
 */
public record PayTo(String payee, @Nullable String upTo, boolean rest) {}

package io.payung.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The exact product content a decision was taken with.
 *
 * @param product product id
 * @param version the designer's version number
 * @param digest  lower-case SHA-256 of the canonical source
 */
@JsonPropertyOrder({"product", "version", "digest"})
public record PackRef(String product, int version, String digest) {}

package io.payung.rules.authoring.definition;

import io.payung.product.Product;
import org.jspecify.annotations.Nullable;

/**
 * What product.yaml says.
 *
 * @param symbols names and ids, as far as they could be understood
 * @param product the product; absent when product.yaml has a fault
 */
public record Definition(Symbols symbols, @Nullable Product product) {}

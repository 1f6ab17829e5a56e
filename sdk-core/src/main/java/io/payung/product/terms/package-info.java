/** The terms of a product beside what decides a quote, one small record each; start at {@link io.payung.product.terms.CoverTerms}. */
@NullMarked
package io.payung.product.terms;

import org.jspecify.annotations.NullMarked;

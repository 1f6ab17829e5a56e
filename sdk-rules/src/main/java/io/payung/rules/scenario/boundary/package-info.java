/** Proposes scenarios at the boundaries of a product's rules; start at {@link io.payung.rules.scenario.boundary.Proposals}. */
@NullMarked
package io.payung.rules.scenario.boundary;

import org.jspecify.annotations.NullMarked;

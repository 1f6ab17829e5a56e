/** Why a decision came out as it did, in a form that can be recomputed years later; start at {@link io.payung.decision.Decision}. */
@NullMarked
package io.payung.decision;

import org.jspecify.annotations.NullMarked;

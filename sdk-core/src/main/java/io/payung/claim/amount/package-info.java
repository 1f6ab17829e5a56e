/** Exact amounts of a claim, and who receives them; start at {@link io.payung.claim.amount.BenefitAmount}. */
@NullMarked
package io.payung.claim.amount;

import org.jspecify.annotations.NullMarked;

/** From an event to the documents that are still missing; start at {@link io.payung.claim.ClaimNotice}. */
@NullMarked
package io.payung.claim;

import org.jspecify.annotations.NullMarked;

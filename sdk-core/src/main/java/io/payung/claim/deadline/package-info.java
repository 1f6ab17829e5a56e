/** Until when the insurer pays; start at {@link io.payung.claim.deadline.WorkingDays}. */
@NullMarked
package io.payung.claim.deadline;

import org.jspecify.annotations.NullMarked;

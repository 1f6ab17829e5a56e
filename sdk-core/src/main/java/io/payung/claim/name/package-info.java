/** Whether two names as written are one person's; start at {@link io.payung.claim.name.NameCheck}. */
@NullMarked
package io.payung.claim.name;

import org.jspecify.annotations.NullMarked;

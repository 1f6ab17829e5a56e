/** Who calls and what they may do; start at {@link io.payung.access.PartnerKeys}. */
@NullMarked
package io.payung.access;

import org.jspecify.annotations.NullMarked;

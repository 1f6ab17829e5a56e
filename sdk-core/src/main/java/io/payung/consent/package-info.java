/** What was shown and accepted; start at {@link io.payung.consent.OfferedClauses}. */
@NullMarked
package io.payung.consent;

import org.jspecify.annotations.NullMarked;

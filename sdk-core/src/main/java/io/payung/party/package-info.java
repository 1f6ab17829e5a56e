/** People and partners, with identity numbers that mask themselves; start at {@link io.payung.party.Applicant}. */
@NullMarked
package io.payung.party;

import org.jspecify.annotations.NullMarked;

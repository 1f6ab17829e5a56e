/** What was sold, changed, claimed, due and paid in a month, for the insurer of record; start at {@link io.payung.bordereau.Bordereau}. */
@NullMarked
package io.payung.bordereau;

import org.jspecify.annotations.NullMarked;

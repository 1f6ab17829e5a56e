/** Rate tables such as premium.csv, checked for gaps and overlaps; start at {@link io.payung.rules.authoring.rates.RateTableReader}. */
@NullMarked
package io.payung.rules.authoring.rates;

import org.jspecify.annotations.NullMarked;

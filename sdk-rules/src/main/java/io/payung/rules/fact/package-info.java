/** What compiled rules see, one fact type a rule set; start at {@link io.payung.rules.fact.EligibilityFacts}. Add-only. */
@NullMarked
package io.payung.rules.fact;

import org.jspecify.annotations.NullMarked;

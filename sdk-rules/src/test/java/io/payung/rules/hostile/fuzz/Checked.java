package io.payung.rules.hostile.fuzz;

import io.payung.product.RuleSet;
import io.payung.rules.pack.RuleInfo;
import java.util.List;

/**
 * What the checker made of one input.
 *
 * @param accepted whether it found no fault
 * @param rules    of an accepted file of rules
 */
record Checked(boolean accepted, RuleSet set, List<RuleInfo> rules) {

    static final Checked REFUSED = new Checked(false, RuleSet.ELIGIBILITY, List.of());
    static final Checked ACCEPTED = new Checked(true, RuleSet.ELIGIBILITY, List.of());
}

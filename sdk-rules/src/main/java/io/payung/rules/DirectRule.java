package io.payung.rules;

import io.payung.rules.fact.Facts;
import io.payung.rules.pack.RuleInfo;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.Predicate1;

/**
 * A rule as Drools compiled it: one predicate for each of its top-level conditions, and its right side.
 *
 * @param predicates in the order of {@link RuleInfo#conditions()}
 */
record DirectRule(RuleInfo info, List<Predicate1<Facts>> predicates, BlockN then) {

    DirectRule {
        predicates = List.copyOf(predicates);
    }

    /** Numbers of the conditions that are false, from 1; a condition that the filter leaves out is not asked. */
    SortedSet<Integer> falseConditions(Facts fact, Judged judged) throws Exception {
        SortedSet<Integer> wrong = new TreeSet<>();
        for (int index = 0; index < predicates.size(); index++) {
            if (judged.canBe(info.conditions().get(index)) && !predicates.get(index).test(fact)) {
                wrong.add(index + 1);
            }
        }
        return wrong;
    }

    /** Which conditions the known facts suffice for. */
    interface Judged {
        boolean canBe(RuleInfo.ConditionInfo condition);
    }
}

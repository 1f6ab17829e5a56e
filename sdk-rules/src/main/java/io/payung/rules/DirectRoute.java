package io.payung.rules;

import io.payung.product.HeldBack;
import io.payung.rules.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Decides without a session: asks every predicate of every rule and runs the right side of those whose conditions all hold. For several threads. */
final class DirectRoute {

    private final List<DirectRule> rules;

    DirectRoute(List<DirectRule> rules) {
        this.rules = List.copyOf(rules);
    }

    List<DirectRule> rules() {
        return rules;
    }

    /** What the rules say goes to the fact's sink; what is returned is every rule that said nothing. */
    List<HeldBack> run(Facts fact) throws Exception {
        List<HeldBack> heldBack = new ArrayList<>();
        for (DirectRule rule : rules) {
            SortedSet<Integer> wrong = rule.falseConditions(fact, condition -> true);
            if (wrong.isEmpty()) {
                rule.then().execute(fact);
            } else {
                heldBack.add(new HeldBack(rule.info().id(), wrong));
            }
        }
        return heldBack;
    }
}

package io.payung.rules.authoring.logic;

import java.util.List;
import java.util.Map;

/**
 * Everything that the facts of a rule set can be.
 *
 * @param domains   values of each fact by its name
 * @param relations what is certain about several of them
 */
public record Space(Map<String, ValueSet> domains, List<Relation> relations) {

    public Space {
        domains = Map.copyOf(domains);
        relations = List.copyOf(relations);
    }

    ValueSet domain(String fact) {
        ValueSet domain = domains.get(fact);
        if (domain == null) {
            throw new IllegalArgumentException("the space has no fact " + fact);
        }
        return domain;
    }
}

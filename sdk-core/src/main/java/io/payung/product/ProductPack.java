package io.payung.product;

import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import java.util.Map;

/**
 * One version of a product, ready to serve: definition, rules, texts, clauses and the source they came from. Immutable.
 *
 * @param rules   checked on every answer: a failure, a word of another rule set or an unknown target throws, whatever the engine
 * @param clauses clause id → language → text
 */
public record ProductPack(
        Product product,
        PackRef ref,
        ProductRules rules,
        ProductTexts texts,
        Map<String, Map<String, ClauseText>> clauses,
        PackSource source) {

    public ProductPack {
        rules = CheckedRules.of(product, rules);
        clauses = Map.copyOf(clauses);
    }

    /** The clause in the language, for a clause and a language the product has. */
    public ClauseText clause(String id, String language) {
        ClauseText text = clauses.getOrDefault(id, Map.of()).get(language);
        if (text == null) {
            throw new PayungException("CLAUSE_UNKNOWN", "\"" + ref.product() + "\" has no clause \"" + id + "\" in \"" + language + "\"");
        }
        return text;
    }

    @Override
    public String toString() {
        return ref.product() + " v" + ref.version() + " " + ref.digest().substring(0, 12);
    }
}

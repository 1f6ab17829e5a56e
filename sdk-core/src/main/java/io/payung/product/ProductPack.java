package io.payung.product;

import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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

    private static final String CAUSE_TEXT = "cause.";
    private static final String OTHER_CAUSE = "other";

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

    /**
     * The causes that an event may have: what benefits and waiting times name, what the product has a text {@code cause.NAME} for, so that rules
     * can tell causes apart where a benefit pays for every cause, and {@code other}.
     */
    public SortedSet<String> causes() {
        SortedSet<String> causes = new TreeSet<>(Set.of(OTHER_CAUSE));
        product.benefits().values().forEach(benefit -> causes.add(benefit.cause()));
        product.cover().waiting().forEach(waiting -> causes.add(waiting.cause()));
        texts.all().values().forEach(keys -> keys.keySet().stream().filter(key -> key.startsWith(CAUSE_TEXT))
                .forEach(key -> causes.add(key.substring(CAUSE_TEXT.length()))));
        causes.remove(Benefit.ANY_CAUSE);
        return causes;
    }

    @Override
    public String toString() {
        return ref.product() + " v" + ref.version() + " " + ref.digest().substring(0, 12);
    }
}

package io.payung.product;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The product's messages by language and key: reason codes, {@code question.NAME}, {@code choice.NAME.VALUE}, {@code plan.ID},
 * {@code benefit.ID}, {@code document.ID}, {@code how.ID}, {@code relation.VALUE}, {@code cause.VALUE}, {@code consequence.VALUE}.
 */
public final class ProductTexts {

    private final Languages languages;
    private final Map<String, Map<String, String>> texts;

    /** @param texts language → key → text */
    public ProductTexts(Languages languages, Map<String, Map<String, String>> texts) {
        this.languages = languages;
        Map<String, Map<String, String>> copy = new TreeMap<>();
        texts.forEach((language, entries) -> copy.put(language, Map.copyOf(entries)));
        this.texts = copy;
    }

    /** The text in the language, else in the authoritative one, else the key itself, so that nothing is ever blank. */
    public String text(String key, String language) {
        String text = texts.getOrDefault(language, Map.of()).get(key);
        return text != null ? text : texts.getOrDefault(languages.authoritative(), Map.of()).getOrDefault(key, key);
    }

    /** Language → key → text. */
    public Map<String, Map<String, String>> all() {
        return Collections.unmodifiableMap(texts);
    }

    public boolean has(String key, String language) {
        return texts.getOrDefault(language, Map.of()).containsKey(key);
    }
}

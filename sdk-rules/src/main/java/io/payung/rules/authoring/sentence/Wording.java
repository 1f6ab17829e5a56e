package io.payung.rules.authoring.sentence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The phrases of one language. Read directly, because a resource bundle would fall back to the language of the machine. */
final class Wording {

    private static final Map<String, Wording> ALL = new LinkedHashMap<>();

    static {
        for (String language : new String[] {"en", "id"}) {
            ALL.put(language, new Wording(language));
        }
    }

    private final String language;
    private final Properties texts = new Properties();

    private Wording(String language) {
        this.language = language;
        String name = "sentences_" + language + ".properties";
        try (InputStream stream = Wording.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static Map<String, Wording> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException when rules are not written in the language */
    static Wording of(String language) {
        Wording wording = ALL.get(language);
        if (wording == null) {
            throw new IllegalArgumentException("sentences are written in " + ALL.keySet() + ", not in \"" + language + "\"");
        }
        return wording;
    }

    String language() {
        return language;
    }

    String keyword(Keyword keyword) {
        return text("keyword." + keyword.key());
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("sentences_" + language + ".properties has no " + key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }
}

package io.payung.rules.authoring.sentence;

import java.util.Locale;

/** The words that give a rule its shape. */
enum Keyword {
    RULE,
    WHEN,
    AND,
    OR,
    THEN,
    END;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.payung.rules.authoring.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a decision table.
 *
 * @param number  from 1
 * @param snippet of a condition or an action
 */
record TableColumn(int number, Kind kind, @Nullable Snippet snippet) {

    enum Kind {
        CONDITION,
        ACTION,
        NAME,
        DESCRIPTION;

        private static final Map<String, Kind> WORDS = Map.of("condition", CONDITION, "c", CONDITION, "action", ACTION, "a", ACTION,
                "name", NAME, "n", NAME, "description", DESCRIPTION, "i", DESCRIPTION);

        static Optional<Kind> of(String word) {
            return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
        }

        boolean hasSnippet() {
            return this == CONDITION || this == ACTION;
        }
    }
}

package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;

/**
 * A word of a rule file.
 *
 * @param text without quotes
 */
public record Token(Kind kind, String text, Position at) {

    public enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SYMBOL,
        /** A character that the language does not have. */
        ILLEGAL,
        END
    }

    public boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(word);
    }

    /** As a message shows it. */
    public String shown() {
        return kind == Kind.END ? "the end of the file" : "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
    }
}

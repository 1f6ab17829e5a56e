package io.payung.rules.formula;

/** A word of a formula and the characters before it. */
record Token(Kind kind, String text, int offset) {

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}

package io.payung.certificate;

import java.util.List;

/** Text in one weight. */
record Run(String text, boolean bold) {

    static List<Run> plain(String text) {
        return List.of(new Run(text, false));
    }

    static List<Run> bold(String text) {
        return List.of(new Run(text, true));
    }

    /** Nothing: it may be a name. */
    @Override
    public String toString() {
        return "Run[" + text.length() + "]";
    }
}

package io.payung.certificate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Makes texts printable: composed (NFC), on one line, and with the code point in brackets in the place of each character that the fonts lack. */
final class Printable {

    private final IntPredicate hasGlyph;
    private final Set<String> missing = new TreeSet<>();

    Printable(IntPredicate hasGlyph) {
        this.hasGlyph = hasGlyph;
    }

    /** Making it printable again changes nothing. */
    String of(String text) {
        StringBuilder printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(point -> {
            if (Character.isWhitespace(point)) {
                printable.append(' ');
            } else if (hasGlyph.test(point)) {
                printable.appendCodePoint(point);
            } else {
                String shown = String.format(Locale.ROOT, "U+%04X", point);
                missing.add(shown);
                printable.append('[').append(shown).append(']');
            }
        });
        return printable.toString();
    }

    /** The code points that were shown in the place of a character, so far. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }
}

package io.payung.policy;

import java.util.Locale;

/** Reads what people copy from paper in Crockford's base 32. */
final class Handwriting {

    private Handwriting() {}

    /** Capitals and digits alone, with O, I and L read as 0, 1 and 1. */
    static String read(String written) {
        return written.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "").replace('O', '0').replace('I', '1').replace('L', '1');
    }
}

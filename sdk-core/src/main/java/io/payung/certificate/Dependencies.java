package io.payung.certificate;

import io.payung.fault.PayungException;
import java.util.Map;
import java.util.TreeMap;

/** The optional libraries that a certificate is printed with. */
final class Dependencies {

    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "com.google.zxing.qrcode.encoder.Encoder", "com.google.zxing:core:3.5.4",
            "org.apache.pdfbox.pdmodel.PDDocument", "org.apache.pdfbox:pdfbox:3.0.7"));

    private Dependencies() {}

    /** Throws {@code FORMAT_NEEDS_DEPENDENCY} with the coordinates of each that is missing. */
    static void check() {
        String missing = String.join(" and ", NEEDED.entrySet().stream()
                .filter(each -> !isThere(each.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        if (!missing.isEmpty()) {
            throw new PayungException("FORMAT_NEEDS_DEPENDENCY", "a certificate needs " + missing + " on the class path");
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Dependencies.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

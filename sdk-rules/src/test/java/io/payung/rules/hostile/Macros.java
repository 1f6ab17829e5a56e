package io.payung.rules.hostile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes out what stands in double angle brackets: {@code 12*(} repeats, {@code U+202E} is a character, {@code nl} and {@code tab} too;
 * {@code canary}, {@code port}, {@code sing} and {@code evil} are what an attack reaches if nothing stops it.
 */
final class Macros {

    private static final Pattern INNERMOST = Pattern.compile("⟪([^⟪⟫]*)⟫", Pattern.DOTALL);
    private static final Pattern REPEAT = Pattern.compile("(\\d+)\\*(.*)", Pattern.DOTALL);

    private final Canaries canaries;

    Macros(Canaries canaries) {
        this.canaries = canaries;
    }

    String expand(String text) {
        String now = text;
        for (Matcher macro = INNERMOST.matcher(now); macro.find(); macro = INNERMOST.matcher(now)) {
            now = macro.replaceAll(found -> Matcher.quoteReplacement(one(found.group(1))));
        }
        return now;
    }

    private String one(String macro) {
        Matcher repeat = REPEAT.matcher(macro);
        if (repeat.matches()) {
            return repeated(Integer.parseInt(repeat.group(1)), repeat.group(2));
        }
        if (macro.startsWith("U+")) {
            return Character.toString(Integer.parseInt(macro.substring(2), 16));
        }
        return switch (macro) {
            case "nl" -> "\n";
            case "tab" -> "\t";
            case "canary" -> canaries.path().toString();
            case "port" -> String.valueOf(canaries.port());
            case "sing" -> "io.payung.rules.hostile.Canary.sing()";
            case "evil" -> "new java.io.File(\"" + canaries.path() + "\").mkdirs()";
            default -> throw new IllegalArgumentException("no macro " + macro);
        };
    }

    /** Numbered from 1: {@code %N} is the number, {@code %P} the one before, {@code %I} as many blanks. */
    private static String repeated(int times, String text) {
        if (text.indexOf('%') < 0) {
            return text.repeat(times);
        }
        StringBuilder all = new StringBuilder();
        for (int number = 1; number <= times; number++) {
            all.append(text.replace("%N", String.valueOf(number)).replace("%P", String.valueOf(number - 1)).replace("%I", " ".repeat(number)));
        }
        return all.toString();
    }
}

package io.payung.rules.formula;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number such as {@code 50.000} or {@code 50,000}: fifty thousand where people write it so, fifty (or two values) for every computer. */
public final class GroupedNumber {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,2}(?:[.,]\\d{3})+(?![\\d_])");

    private GroupedNumber() {}

    /** The grouped number that begins at the place, or an empty text. */
    public static String at(String source, int place) {
        Matcher matcher = SHAPE.matcher(source).region(place, source.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** Whether it can only be a large number: no decimal number has two points. */
    private static boolean isLarge(String grouped) {
        return grouped.chars().filter(character -> character == '.').count() > 1;
    }

    /** How to say which was meant. */
    public static String fix(String grouped) {
        String digits = grouped.replaceAll("[.,]", "").replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", "_");
        if (isLarge(grouped)) {
            return "write " + digits;
        }
        String other = grouped.indexOf(',') < 0 ? "add a zero, " + grouped + "0, for decimals" : "put a space after a comma that separates values";
        return "write " + digits + " for the large number; " + other;
    }
}

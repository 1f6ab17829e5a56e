package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How unquoted YAML words are understood: {@code true}, {@code 18}, {@code 50_000}, {@code 1.5}; everything else is text. */
final class Scalars {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17}|[1-9]\\d{0,2}(?:_\\d{3}){1,5})(?:\\.\\d{1,12})?");
    private static final Pattern NUMERIC = Pattern.compile("[+-]?(?:0[xob])?[\\d.][\\d._,]*(?:[eE][+-]?\\d+)?%?"
            + "|(?:Rp\\.? ?)?\\d[\\d._,]*(?: \\d{3})*");
    private static final Pattern FLAG = Pattern.compile("(?i)yes|no|on|off|ya|tidak|true|false");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:[.,]\\d{3})+");

    private Scalars() {}

    static @Nullable Object plain(String word) {
        if (word.isEmpty() || word.equals("~") || word.equals("null")) {
            return null;
        }
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        return NUMBER.matcher(word).matches() ? new BigDecimal(word.replace("_", "")) : word;
    }

    /** Whether an unquoted word is text to YAML and a number to its writer: {@code 018}, {@code +5}, {@code 1e3}, {@code 5%}. */
    static boolean looksLikeNumber(YamlNode node) {
        return node.scalar() instanceof String word && !node.quoted() && NUMERIC.matcher(word).matches() && !looksGrouped(node);
    }

    /** Whether an unquoted word is text to YAML and true or false to its writer: {@code yes}, {@code True}. */
    static boolean looksLikeFlag(YamlNode node) {
        return node.scalar() instanceof String word && !node.quoted() && FLAG.matcher(word).matches();
    }

    /** Says how such a number is written. */
    static void refuse(YamlNode node, Problems problems) {
        problems.error(node.position(), "NUMBER_SHAPE", "\"" + node.raw() + "\" is no plain number", fix(node));
    }

    /** What to write instead of such a number. */
    static String fix(YamlNode node) {
        String plain = node.raw().replaceFirst("^([+-]?)0+(?=\\d)", "$1").replaceFirst("^\\+", "");
        return NUMBER.matcher(plain).matches() ? "write " + plain + ", or put it in quotes if it is no number"
                : "write digits with at most 12 decimals after a point, for example 50_000 or 0.05, or put it in quotes if it is no number";
    }

    /** Whether the word is how many people write a large amount, {@code 50.000}, which YAML reads as fifty. */
    static boolean looksGrouped(YamlNode node) {
        return node.shape() == YamlNode.Shape.SCALAR && GROUPED.matcher(node.raw()).matches();
    }
}

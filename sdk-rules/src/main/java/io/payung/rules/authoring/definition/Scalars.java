package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How unquoted YAML words are understood: {@code true}, {@code 18}, {@code 50_000}, {@code 1.5}; everything else is text. */
final class Scalars {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17}|[1-9]\\d{0,2}(?:_\\d{3}){1,5})(?:\\.\\d{1,12})?");
    private static final Pattern NUMERIC = Pattern.compile("[+-]?(?:0[xob])?[\\d.][\\d._,]*(?:[eE][+-]?\\d+)?%?"
            + "|(?:Rp\\.? ?)?\\d[\\d._,]*(?: \\d{3})*");
    private static final Pattern FLAG = Pattern.compile("(?i)yes|no|on|off|ya|tidak|true|false");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:[.,]\\d{3})+");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,18},\\d{1,12}");

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
        if (isDecimalComma(node)) {
            refuseComma(node, false, problems);
            return;
        }
        problems.error(node.position(), "NUMBER_SHAPE", "\"" + node.raw() + "\" is no plain number", fix(node));
    }

    /** What to write instead of such a number. */
    static String fix(YamlNode node) {
        String plain = node.raw().replaceFirst("^([+-]?)0+(?=\\d)", "$1").replaceFirst("^\\+", "");
        return NUMBER.matcher(plain).matches() ? "write " + plain + ", or put it in quotes if it is no number"
                : "write digits with at most 12 decimals after a point, for example 50_000 or 0.05, or put it in quotes if it is no number";
    }

    /** The number that a value is or is meant to be, for what follows from it; how {@code 5.000.000} is written is told elsewhere. */
    static Optional<BigDecimal> meant(YamlNode node) {
        return looksGrouped(node) && !node.quoted() ? Optional.of(new BigDecimal(node.raw().replaceAll("[.,]", ""))) : node.number();
    }

    /** Whether the word is a number with a decimal comma, {@code 65,5}, quoted or not. */
    static boolean isDecimalComma(YamlNode node) {
        return node.shape() == YamlNode.Shape.SCALAR && DECIMAL_COMMA.matcher(node.raw()).matches() && !looksGrouped(node);
    }

    /** Says where the point belongs. */
    static void refuseComma(YamlNode node, boolean quoted, Problems problems) {
        String pointed = node.raw().replace(',', '.');
        problems.error(node.position(), "DECIMAL_COMMA", "\"" + node.raw() + "\" has a comma where a point stands",
                "write " + (quoted ? "\"" + pointed + "\", in quotes" : pointed + (node.quoted() ? ", without quotes" : "")));
    }

    /** Whether the word is how many people write a large amount, {@code 50.000}, which YAML reads as fifty. */
    static boolean looksGrouped(YamlNode node) {
        return node.shape() == YamlNode.Shape.SCALAR && GROUPED.matcher(node.raw()).matches();
    }
}

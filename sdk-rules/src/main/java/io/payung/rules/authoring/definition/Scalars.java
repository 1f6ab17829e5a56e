package io.payung.rules.authoring.definition;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How unquoted YAML words are understood: {@code true}, {@code 18}, {@code 50_000}, {@code 1.5}; everything else is text. */
final class Scalars {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17}|[1-9]\\d{0,2}(?:_\\d{3}){1,5})(?:\\.\\d{1,12})?");
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

    /** Whether the word is how many people write a large amount, {@code 50.000}, which YAML reads as fifty. */
    static boolean looksGrouped(YamlNode node) {
        return node.shape() == YamlNode.Shape.SCALAR && GROUPED.matcher(node.raw()).matches();
    }
}

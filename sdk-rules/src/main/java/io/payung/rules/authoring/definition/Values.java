package io.payung.rules.authoring.definition;

import io.payung.product.ValueType;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Typed values of product.yaml, and the problems of those that are of another type. */
final class Values {

    /** What a rule may hold as a text; anything else could end a literal in generated code. */
    private static final Pattern SAFE_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.,-]{0,99}");
    private static final Pattern FRACTION = Pattern.compile("0|1|0\\.\\d{1,12}|1\\.0{1,12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter STRICT = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private Values() {}

    static Optional<ValueType> type(String key) {
        for (ValueType type : ValueType.values()) {
            if (type.key().equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of a value without a declared one; empty when it has none. */
    static Optional<ValueType> typeOf(YamlNode node) {
        Object scalar = node.scalar();
        if (scalar instanceof BigDecimal number) {
            return Optional.of(number.scale() <= 0 ? ValueType.INTEGER : ValueType.DECIMAL);
        }
        if (scalar instanceof Boolean) {
            return Optional.of(ValueType.YES_NO);
        }
        if (scalar instanceof String text) {
            return Optional.of(!node.quoted() && DATE.matcher(text).matches() ? ValueType.DATE : ValueType.TEXT);
        }
        return Optional.empty();
    }

    /** The value as the type holds it; {@code null} after a problem was noted. */
    static @Nullable Object typed(YamlNode node, ValueType type, Problems problems) {
        Object value = convert(node, type, problems);
        boolean number = type.kind() == ValueType.Kind.NUMBER || type.kind() == ValueType.Kind.WHOLE;
        if (value == null && number && Scalars.isDecimalComma(node)) {
            Scalars.refuseComma(node, false, problems);
        } else if (value == null) {
            problems.error(node.position(), "FIELD_TYPE", "\"" + shorten(node.raw()) + "\" is no " + type.key(),
                    "write a value of type " + type.key() + ", or change the type");
        }
        return value;
    }

    /** A quoted fraction from 0 to 1, such as {@code "0.55"}; empty when it is none, which the schema tells. */
    static Optional<BigDecimal> fraction(YamlNode node) {
        return FRACTION.matcher(node.text()).matches() ? Optional.of(new BigDecimal(node.text())) : Optional.empty();
    }

    static @Nullable LocalDate date(YamlNode node, Problems problems) {
        if (!DATE.matcher(node.text()).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(node.text(), STRICT);
        } catch (DateTimeException e) {
            problems.error(node.position(), "DATE_UNKNOWN", "there is no day " + node.text(), "write a day of the calendar");
            return null;
        }
    }

    private static @Nullable Object convert(YamlNode node, ValueType type, Problems problems) {
        Object scalar = node.scalar();
        return switch (type.kind()) {
            case WHOLE -> scalar instanceof BigDecimal number && number.scale() <= 0 ? (Object) number.longValueExact() : null;
            case NUMBER -> scalar instanceof BigDecimal ? scalar : null;
            case FLAG -> scalar instanceof Boolean ? scalar : null;
            case TEXT -> scalar instanceof String text && SAFE_TEXT.matcher(text).matches() ? text : null;
            case DATE -> date(node, problems);
        };
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

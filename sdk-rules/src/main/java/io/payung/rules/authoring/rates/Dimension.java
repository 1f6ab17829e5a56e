package io.payung.rules.authoring.rates;

import io.payung.product.ValueType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a rate table asks for, as points on a line: numbers are themselves, dates are days since 1970, and everything else is its
 * place in the list. Neighbouring points are a step apart, because an answer has at most six decimals: so a gap is found exactly.
 *
 * @param texts what it can be, for texts and flags
 * @param min   least point; absent when only the table says where it begins
 * @param max   greatest point; absent when only the table says where it ends
 */
record Dimension(String name, Kind kind, List<String> texts, @Nullable BigDecimal min, @Nullable BigDecimal max) {

    private static final int ANSWER_DECIMALS = 6;

    Dimension {
        texts = List.copyOf(texts);
    }

    /** One of several texts. */
    static Dimension among(String name, Kind kind, List<String> texts) {
        return new Dimension(name, kind, texts, BigDecimal.ZERO, BigDecimal.valueOf(texts.size() - 1L));
    }

    /** A number or date between bounds, either of which may be absent. */
    static Dimension between(String name, Kind kind, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return new Dimension(name, kind, List.of(), min, max);
    }

    /** The same with one value only. */
    Dimension only(String text) {
        BigDecimal point = BigDecimal.valueOf(texts.indexOf(text));
        return new Dimension(name, kind, texts, point, point);
    }

    boolean isOrdered() {
        return texts.isEmpty();
    }

    BigDecimal step() {
        return kind == Kind.NUMBER ? BigDecimal.ONE.movePointLeft(ANSWER_DECIMALS) : BigDecimal.ONE;
    }

    /** The point of a value as a cell of the table holds it. */
    BigDecimal point(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        return BigDecimal.valueOf(value instanceof LocalDate date ? date.toEpochDay() : texts.indexOf(value.toString()));
    }

    /** As a designer would write a point between two, the shortest one that is in. */
    String shown(BigDecimal from, BigDecimal to) {
        if (!isOrdered()) {
            return texts.get(from.intValueExact());
        }
        if (kind == Kind.DATE) {
            return LocalDate.ofEpochDay(from.longValueExact()).toString();
        }
        for (int decimals = 0; decimals < ANSWER_DECIMALS; decimals++) {
            BigDecimal shorter = from.setScale(decimals, RoundingMode.CEILING);
            if (shorter.compareTo(to) <= 0) {
                return shorter.toPlainString();
            }
        }
        return from.toPlainString();
    }
}

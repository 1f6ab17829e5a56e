package io.payung.product.terms;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Compares two values of one kind; whole numbers and decimals compare by value. */
final class ValueOrder {

    private ValueOrder() {}

    /** Negative, zero or positive, as of {@link Comparable}. @throws ClassCastException when the kinds differ */
    static int compare(Object one, Object other) {
        if (one instanceof LocalDate date) {
            return date.compareTo((LocalDate) other);
        }
        if (one instanceof Boolean flag) {
            return flag.compareTo((Boolean) other);
        }
        return one instanceof String text ? text.compareTo((String) other) : number(one).compareTo(number(other));
    }

    private static BigDecimal number(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }
}

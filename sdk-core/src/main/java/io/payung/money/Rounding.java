package io.payung.money;

import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The product's one rounding: to a multiple of {@code unit}. The rupiah has two digits in ISO 4217 and none at the till, so the
 * product says its unit; {@code Rounding(100, HALF_UP)} turns 25,049 into 25,000 and 25,050 into 25,100.
 */
public record Rounding(BigDecimal unit, RoundingMode mode) {

    public Rounding {
        if (unit.signum() <= 0) {
            throw new PayungException("ROUNDING_UNIT", "the rounding unit is a positive number");
        }
    }

    public Money round(BigDecimal exact, Currency currency) {
        return new Money(exact.divide(unit, 0, mode).multiply(unit), currency);
    }

    /** The same of an exact fraction, which a decimal number may not be able to say. */
    public Money round(BigDecimal dividend, BigDecimal divisor, Currency currency) {
        return new Money(dividend.divide(unit.multiply(divisor), 0, mode).multiply(unit), currency);
    }

    /** The same of an exact fraction, down to the unit. */
    public Money roundDown(BigDecimal dividend, BigDecimal divisor, Currency currency) {
        return new Money(dividend.divide(unit.multiply(divisor), 0, RoundingMode.DOWN).multiply(unit), currency);
    }

    /** Down to the unit, whatever the mode: for shares, whose remainder somebody gets. */
    public Money roundDown(BigDecimal exact, Currency currency) {
        return new Money(exact.divide(unit, 0, RoundingMode.DOWN).multiply(unit), currency);
    }
}

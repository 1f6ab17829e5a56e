package io.payung.money;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount in one currency; at most 18 digits before and 6 after the decimal point, trailing zeros dropped, so that
 * equal amounts are equal objects. Amounts of different currencies never mix: {@code MONEY_CURRENCY_MIXED}.
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int MAX_INTEGER_DIGITS = 18;
    private static final int MAX_SCALE = 6;

    public Money {
        // The digit bound comes first: stripping or printing 1e1000000000 would exhaust the memory.
        long integerDigits = (long) amount.precision() - amount.scale();
        if (integerDigits > MAX_INTEGER_DIGITS || amount.precision() > 2 * MAX_INTEGER_DIGITS) {
            throw new PayungException("MONEY_TOO_LARGE", "an amount has at most " + MAX_INTEGER_DIGITS + " digits before the point");
        }
        amount = plain(amount);
        if (amount.scale() > MAX_SCALE) {
            throw new PayungException("MONEY_TOO_FINE", "an amount has at most " + MAX_SCALE + " digits after the point");
        }
    }

    /** The amount from decimal notation such as {@code "25000"} and an ISO 4217 code. Throws {@code MONEY_FORMAT} for anything else. */
    public static Money of(String amount, String currency) {
        try {
            return new Money(new BigDecimal(amount), Currency.getInstance(currency));
        } catch (IllegalArgumentException malformed) {
            throw new PayungException("MONEY_FORMAT", "an amount is a plain decimal number, a currency an ISO 4217 code such as IDR");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** The lesser of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    // Looks like a property of the JSON, which is amount and currency alone.
    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** Plain notation without grouping, for example {@code 25000}. */
    public String plainAmount() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plainAmount();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new PayungException("MONEY_CURRENCY_MIXED", currency + " and " + other.currency + " cannot be combined");
        }
        return other;
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

package io.payung.rules.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a loan after some months, computed as one exact fraction and divided once, to {@value #SCALE} decimals cut off, so that the
 * product's one rounding comes afterwards. With i the interest of a month: annuity A·((1+i)ⁿ−(1+i)ᵏ)/((1+i)ⁿ−1), flat A·(n−k)/n.
 */
final class Outstanding {

    /** Instalments of one size, of which interest is the first part. */
    static final String ANNUITY = "annuity";

    /** The same part of the loan every month. */
    static final String FLAT = "flat";

    private static final int SCALE = 12;
    private static final int MAX_MONTHS = 600;
    private static final BigDecimal MAX_INTEREST = BigDecimal.valueOf(1000);
    /** Percent of a year to a fraction of a month. */
    private static final BigDecimal PERCENT_MONTHS = BigDecimal.valueOf(1200);

    private Outstanding() {}

    /**
     * The balance before the instalment of the next month; 0 from the last month on.
     *
     * @param interestYear percent a year; may be absent for a flat loan
     * @throws ArithmeticException when a value is outside of what a loan can have
     */
    static BigDecimal of(BigDecimal amount, @Nullable BigDecimal interestYear, BigDecimal months, BigDecimal elapsed, String method) {
        int all = whole(months, 1);
        int gone = whole(elapsed.min(BigDecimal.valueOf(all)), 0);
        if (amount.signum() < 0) {
            throw new ArithmeticException("a loan is not below zero");
        }
        if (method.equals(FLAT)) {
            return flat(amount, all, gone);
        }
        if (!method.equals(ANNUITY) || interestYear == null) {
            throw new ArithmeticException("an annuity has an interest, and there are annuity and flat loans");
        }
        if (interestYear.signum() < 0 || interestYear.compareTo(MAX_INTEREST) > 0 || interestYear.scale() > SCALE) {
            throw new ArithmeticException("interest is from 0 to " + MAX_INTEREST + " percent");
        }
        return interestYear.signum() == 0 ? flat(amount, all, gone) : annuity(amount, interestYear, all, gone);
    }

    private static BigDecimal flat(BigDecimal amount, int months, int elapsed) {
        return amount.multiply(BigDecimal.valueOf(months - elapsed)).divide(BigDecimal.valueOf(months), SCALE, RoundingMode.DOWN);
    }

    /** With q = (1200 + p) and d = 1200 as whole numbers: (qⁿ − qᵏ·dⁿ⁻ᵏ) / (qⁿ − dⁿ). */
    private static BigDecimal annuity(BigDecimal amount, BigDecimal interestYear, int months, int elapsed) {
        int scale = Math.max(interestYear.scale(), 0);
        BigInteger q = PERCENT_MONTHS.add(interestYear).setScale(scale).unscaledValue();
        BigInteger d = PERCENT_MONTHS.setScale(scale).unscaledValue();
        BigInteger left = q.pow(months).subtract(q.pow(elapsed).multiply(d.pow(months - elapsed)));
        BigInteger whole = q.pow(months).subtract(d.pow(months));
        return amount.multiply(new BigDecimal(left)).divide(new BigDecimal(whole), SCALE, RoundingMode.DOWN);
    }

    private static int whole(BigDecimal value, int least) {
        int number = value.intValueExact();
        if (number < least || number > MAX_MONTHS) {
            throw new ArithmeticException("months are a whole number from " + least + " to " + MAX_MONTHS);
        }
        return number;
    }
}

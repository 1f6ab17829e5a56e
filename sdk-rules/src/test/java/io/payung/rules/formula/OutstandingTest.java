package io.payung.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The balance of a loan. */
class OutstandingTest {

    private static final String CALL = "outstanding(loan, interest, months, elapsed, method)";

    @ParameterizedTest(name = "{0} at {1} % over {2} months after {3}: {5}")
    @CsvSource({
        "10000000, 24, 12, 5, annuity, 6119889",
        "10000000, 24, 12, 5, flat, 5833333",
        "10000000, 24, 12, 0, annuity, 10000000",
        "10000000, 24, 12, 0, flat, 10000000",
        "10000000, 24, 12, 11, annuity, 927055",
        "10000000, 24, 12, 12, annuity, 0",
        "10000000, 24, 12, 13, annuity, 0",
        "10000000, 24, 12, 12, flat, 0",
        "10000000, 24, 12, 99, flat, 0",
        "10000000, 0, 12, 5, annuity, 5833333",
        "10000000, 0.000001, 12, 5, annuity, 5833333",
        "10000000, 13.5, 36, 18, annuity, 5501729",
        "0, 24, 12, 5, annuity, 0",
        "1200, 0, 600, 300, flat, 600",
        "1200, 1000, 600, 0, annuity, 1200",
        "1200, 0.000000000001, 12, 6, annuity, 600",
        "1, 24, 1, 0, annuity, 1",
    })
    void isWhatIsLeftBeforeTheNextInstalment(String loan, String interest, int months, int elapsed, String method, String rupiah) {
        assertThat(balance(loan, interest, months, elapsed, method).setScale(0, RoundingMode.HALF_UP)).isEqualByComparingTo(rupiah);
    }

    @Test
    void needsNoInterestForAFlatLoanAndOneForAnAnnuity() {
        assertThat(balance("1200", null, 12, 3, "flat")).isEqualByComparingTo("900");
        assertThatThrownBy(() -> balance("1200", null, 12, 3, "annuity")).isInstanceOfSatisfying(PayungException.class, e ->
                assertThat(e.code()).isEqualTo("FORMULA_FAILED"));
    }

    @ParameterizedTest
    @CsvSource({
        "1200,12,0,0,flat", "1200,12,601,0,flat", "1200,12,1.5,0,flat", "-1,12,12,0,flat", "1200,-1,12,0,annuity", "1200,1001,12,0,annuity",
        "1200,1000.01,12,0,annuity", "1200,0.0000000000001,12,0,annuity",
        "1200,12,12,-1,flat", "1200,12,12,0.5,flat", "1200,12,12,0,balloon"
    })
    void failsWithACodeWhereThereIsNoLoan(String loan, String interest, String months, String elapsed, String method) {
        Map<String, Object> inputs = inputs(loan, interest, months, elapsed, method);

        assertThatThrownBy(() -> evaluate(CALL, inputs)).isInstanceOfSatisfying(PayungException.class, e ->
                assertThat(e.code()).isEqualTo("FORMULA_FAILED"));
    }

    @Test
    void missesEveryOtherInput() {
        for (String name : new String[] {"loan", "months", "elapsed", "method"}) {
            Map<String, Object> inputs = inputs("1200", "12", "12", "3", "annuity");
            inputs.remove(name);

            assertThatThrownBy(() -> evaluate(CALL, inputs)).as(name).isInstanceOfSatisfying(PayungException.class, e ->
                    assertThat(e.code()).isEqualTo("FORMULA_INPUT_MISSING"));
        }
    }

    @Test
    void takesAnAbsentInterestNowhereElse() {
        Map<String, Object> inputs = inputs("1200", "12", "12", "3", "flat");
        inputs.remove("interest");

        assertThatThrownBy(() -> evaluate(CALL + " + interest", inputs)).isInstanceOfSatisfying(PayungException.class, e ->
                assertThat(e.code()).isEqualTo("FORMULA_INPUT_MISSING"));
    }

    @Test
    void standsAnywhereInAFormula() {
        Map<String, Object> inputs = inputs("1200", "12", "12", "3", "flat");

        assertThat(evaluate("round(min(" + CALL + ", 500) * 2 + 1, 10)", inputs)).isEqualByComparingTo("1000");
        assertThat(evaluate("outstanding(loan, 24, months, elapsed, method)", inputs("10000000", "6", "12", "5", "annuity")).setScale(0, RoundingMode.HALF_UP))
                .as("an interest that is no answer").isEqualByComparingTo("6119889");
        assertThat(evaluate("outstanding(loan + 1200, interest - 12, months * 2, elapsed + 3, method)", inputs)).isEqualByComparingTo("1800");
        assertThat(evaluate("outstanding(" + CALL + ", interest, months, elapsed, method) + " + CALL, inputs)).isEqualByComparingTo("1575");
    }

    @Test
    void fallsFromTheLoanToNothingAndAgreesWithFortyDigits() {
        for (String interest : new String[] {"0.01", "6", "12.75", "24", "36.5", "120"}) {
            BigDecimal before = new BigDecimal("10000000");
            for (int elapsed = 0; elapsed <= 60; elapsed++) {
                BigDecimal balance = balance("10000000", interest, 60, elapsed, "annuity");
                BigDecimal expected = byPowers(new BigDecimal(interest), 60, elapsed);

                assertThat(balance.subtract(expected).abs()).isLessThan(new BigDecimal("0.000000000002"));
                assertThat(balance).isLessThanOrEqualTo(before);
                assertThat(balance.scale()).isLessThanOrEqualTo(12);
                before = balance;
            }
            assertThat(before).isEqualByComparingTo("0");
        }
    }

    private static BigDecimal byPowers(BigDecimal interest, int months, int elapsed) {
        MathContext digits = new MathContext(60);
        BigDecimal factor = interest.divide(new BigDecimal("1200"), digits).add(BigDecimal.ONE);
        BigDecimal all = factor.pow(months, digits);
        return new BigDecimal("10000000").multiply(all.subtract(factor.pow(elapsed, digits)), digits).divide(all.subtract(BigDecimal.ONE), digits);
    }

    private static BigDecimal balance(String loan, @Nullable String interest, int months, int elapsed, String method) {
        Map<String, Object> inputs = inputs(loan, interest == null ? "0" : interest, "" + months, "" + elapsed, method);
        if (interest == null) {
            inputs.remove("interest");
        }
        return evaluate(CALL, inputs);
    }

    private static Map<String, Object> inputs(String loan, String interest, String months, String elapsed, String method) {
        return new HashMap<>(Map.of("loan", new BigDecimal(loan), "interest", new BigDecimal(interest), "months", new BigDecimal(months),
                "elapsed", new BigDecimal(elapsed), "method", method));
    }

    private static BigDecimal evaluate(String source, Map<String, Object> inputs) {
        return new FormulaEvaluator(RoundingMode.HALF_UP).evaluate(new Formula("test", source, new TreeSet<>()), inputs);
    }
}

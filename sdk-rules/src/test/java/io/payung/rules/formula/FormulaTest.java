package io.payung.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Map<String, String> INPUTS = Map.of(
            "a", "0.1", "b", "0.2", "income", "1234567", "limits.death", "20000000", "limits.funeral-aid", "7", "ratePerMille", "1.5",
            "big", "123456789012345678.123456", "zero", "0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a + b | 0.3",
        "a - b - a | -0.2",
        "2 + 3 * 4 | 14",
        "(2 + 3) * 4 | 20",
        "-a | -0.1",
        "10 - -a | 10.1",
        "20_000 | 20000",
        "5 * income | 6172835",
        "divide(7, 2, 0) | 4",
        "divide(7, 2, 1) | 3.5",
        "divide(1, 3, 12) | 0.333333333333",
        "round(249, 500) | 0",
        "round(250, 500) | 500",
        "round(251, 500) | 500",
        "min(a, b, 0.05) | 0.05",
        "max(a, b, 0.05) | 0.2",
        "100 * (a < b) | 100",
        "100 * (a >= b) | 0",
        "100 * (a == 0.10) | 100",
        "limits.funeral-aid - 5 | 2",
        "round(divide(limits.death * ratePerMille, 1000, 2) + 2000000 * 0.01, 500) | 50000",
        // 48 digits: MVEL's own * would round to 34 of them
        "big * big | 15241578753238836558451262453895980.061577383936",
    })
    void computesExactly(String source, BigDecimal expected) {
        assertThat(evaluate(source)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Runtime.getRuntime() | 0 | FORMULA_FUNCTION_UNKNOWN",
        "a + Runtime.getRuntime().exec(a) | 4 | FORMULA_FUNCTION_UNKNOWN",
        "a / b | 2 | FORMULA_DIVISION",
        "a + | 3 | FORMULA_SYNTAX",
        "a b | 2 | FORMULA_SYNTAX",
        "min(a) | 5 | FORMULA_SYNTAX",
        "round(a, b) | 9 | FORMULA_SYNTAX",
        "round(a, 0) | 9 | FORMULA_NUMBER",
        "divide(a, b, 13) | 13 | FORMULA_NUMBER",
        "divide(a, b, 1.5) | 13 | FORMULA_NUMBER",
        "a < b | 2 | FORMULA_SYNTAX",
        "1.2.3 | 0 | FORMULA_NUMBER",
        "1e9 | 0 | FORMULA_NUMBER",
        "a; b | 1 | FORMULA_CHARACTER",
        "a = b | 2 | FORMULA_CHARACTER",
        "\\u0041 | 0 | FORMULA_CHARACTER",
        "5_00 | 0 | FORMULA_NUMBER",
        "((((((a)))))) + (((((((a))))))) | 22 | NESTING_TOO_DEEP",
        "outstanding(a) | 13 | FORMULA_SYNTAX",
        "outstanding(a, a, a, a, 1) | 24 | FORMULA_SYNTAX",
        "outstandings(a) | 0 | FORMULA_FUNCTION_UNKNOWN",
        "a + 50.000 | 4 | AMOUNT_LOOKS_GROUPED",
        "max(a, 50,000) | 7 | AMOUNT_LOOKS_GROUPED",
        "0,6 * a | 0 | DECIMAL_COMMA",
        "a * 0,6 | 4 | DECIMAL_COMMA",
        "round(a * 0,01, 500) | 10 | DECIMAL_COMMA",
        "a , 6 | 2 | FORMULA_SYNTAX",
        "a, 6 | 1 | FORMULA_SYNTAX",
        "2, 6 | 1 | FORMULA_SYNTAX",
        "2 ,6 | 2 | FORMULA_SYNTAX",
        "2,a | 1 | FORMULA_SYNTAX",
    })
    void refusesWhatIsNoFormula(String source, int offset, String code) {
        FormulaFault fault = ParsedFormula.of(source).fault().orElseThrow();

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.offset()).isEqualTo(offset);
    }

    @Test
    void saysWhereAFormulaEndsTooEarly() {
        assertThat(ParsedFormula.of("a +").fault().orElseThrow().message()).startsWith("the end stands");
        assertThat(ParsedFormula.of("a b").fault().orElseThrow().message()).startsWith("\"b\" stands");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "50.000 | write 50_000 for the large number; add a zero, 50.0000, for decimals",
        "50,000 | write 50_000 for the large number; put a space after a comma that separates values",
        "5.000.000 | write 5_000_000",
        "5,000,000 | write 5_000_000 for the large number; put a space after a comma that separates values",
    })
    void saysWhatAGroupedNumberMayMean(String grouped, String fix) {
        assertThat(GroupedNumber.at("a * " + grouped, 4)).isEqualTo(grouped);
        assertThat(GroupedNumber.fix(grouped)).isEqualTo(fix);
    }

    /** Where 24 percent would count as 24. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a | a", "a + b | a b", "a - b | a b", "2 * a | a", "-a | a", "min(a, b, 1) | a b", "max(1, a) | a", "round(a, 500) | a",
        "a * 0.01 | ''", "0.01 * a | ''", "a * b * 0.01 | ''", "0.005 * a * b | ''", "a * -0.01 | a", "a * 0.011 | a", "a + 0.01 | a", "(a - 0.01) * b | a b",
        "a * (0.01 + b) | a b", "divide(a, 100, 2) | ''", "2 * (a < b) | ''", "a + b * 0.01 | a", "outstanding(a, b, a, a, method) | ''",
        "1 | ''", "a + | ''",
    })
    void tellsNamesThatAreNotBroughtToAHundredth(String source, String names) {
        assertThat(ParsedFormula.of(source).unscaled().stream().map(ParsedFormula.NameUse::name).collect(Collectors.joining(" "))).isEqualTo(names);
    }

    @Test
    void boundsTheLength() {
        assertThat(ParsedFormula.of("a".repeat(500)).fault()).isEmpty();
        assertThat(ParsedFormula.of("a".repeat(501)).fault().orElseThrow().code()).isEqualTo("FORMULA_TOO_LONG");
    }

    @Test
    void boundsTheNesting() {
        assertThat(ParsedFormula.of("(".repeat(6) + "a" + ")".repeat(6)).fault()).isEmpty();
        assertThat(ParsedFormula.of("(".repeat(7) + "a" + ")".repeat(7)).fault().orElseThrow().code()).isEqualTo("NESTING_TOO_DEEP");
    }

    @ParameterizedTest
    @CsvSource({"5,false", "6,false", "7,true"})
    void boundsTheNestingOfCallsAndSignsAsOfParentheses(int depth, boolean tooDeep) {
        assertThat(isTooDeep("max(1,".repeat(depth) + "a" + ")".repeat(depth))).isEqualTo(tooDeep);
        assertThat(isTooDeep("-".repeat(depth) + "a")).isEqualTo(tooDeep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)", "max(1, a)", "-a"})
    void countsNoNestingThatIsOver(String once) {
        assertThat(isTooDeep(once + (" + " + once).repeat(9))).isFalse();
    }

    @Test
    void namesTheCharacterThatNoFormulaHas() {
        assertThat(ParsedFormula.of("a ~ b").fault().orElseThrow().message()).contains("\"~\"");
        assertThat(ParsedFormula.of("a \u007f b").fault().orElseThrow().message()).contains("U+007F");
        assertThat(ParsedFormula.of("a \u001f b").fault().orElseThrow().message()).contains("U+001F");
        assertThat(ParsedFormula.of("a ; b").fault().orElseThrow().message()).contains("\";\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-hidden", "divide(hidden, 1, 0)", "divide(1, hidden, 0)", "round(hidden, 1)", "max(1, hidden)", "2 * (1 < hidden)"})
    void hidesNoNameFromWhoeverChecksIt(String source) {
        assertThat(ParsedFormula.of(source).names()).extracting(ParsedFormula.NameUse::name).containsExactly("hidden");
    }

    @Test
    void computesNothingThatIsNoFormula() {
        assertThatThrownBy(() -> evaluate("Runtime.getRuntime()"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("FORMULA_FAILED"));
    }

    @ParameterizedTest
    @CsvSource({"1e99,true", "1e100,true", "1e101,false", "1e-99,true", "1e-100,true", "1e-101,false"})
    void takesNumbersOfUpToOneHundredDecimals(BigDecimal number, boolean fits) {
        assertThat(isComputed(number)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"99,true", "100,true", "101,false"})
    void takesNumbersOfUpToOneHundredDigits(int digits, boolean fits) {
        assertThat(isComputed(new BigDecimal("9".repeat(digits)))).isEqualTo(fits);
    }

    @Test
    void saysWhichNamesItReads() {
        assertThat(ParsedFormula.of("min(a, limits.death) + round(a, 5)").names())
                .containsExactly(
                        new ParsedFormula.NameUse("a", 4, ParsedFormula.Use.NUMBER),
                        new ParsedFormula.NameUse("limits.death", 7, ParsedFormula.Use.NUMBER),
                        new ParsedFormula.NameUse("a", 29, ParsedFormula.Use.NUMBER));
    }

    @Test
    void neverGuessesAMissingInput() {
        assertThatThrownBy(() -> evaluate("a + unknown"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("FORMULA_INPUT_MISSING"));
    }

    @Test
    void failsWithACodeWhenItDividesByZero() {
        assertThatThrownBy(() -> evaluate("divide(a, zero, 2)"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("FORMULA_FAILED"));
    }

    @Test
    void refusesANumberThatWouldFillTheMemory() {
        Formula formula = new Formula("test", "a + 1", new TreeSet<>());
        FormulaEvaluator evaluator = new FormulaEvaluator(RoundingMode.HALF_UP);

        assertThatThrownBy(() -> evaluator.evaluate(formula, Map.of("a", new BigDecimal("1e1000000000"))))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("FORMULA_FAILED"));
    }

    @Test
    void roundsAsTheProductSays() {
        Formula formula = new Formula("test", "round(a, 500)", new TreeSet<>());

        assertThat(new FormulaEvaluator(RoundingMode.DOWN).evaluate(formula, Map.of("a", new BigDecimal("999"))))
                .isEqualByComparingTo("500");
        assertThat(new FormulaEvaluator(RoundingMode.UP).evaluate(formula, Map.of("a", new BigDecimal("501"))))
                .isEqualByComparingTo("1000");
    }

    private static boolean isTooDeep(String source) {
        return ParsedFormula.of(source).fault().filter(fault -> fault.code().equals("NESTING_TOO_DEEP")).isPresent();
    }

    private static boolean isComputed(BigDecimal a) {
        try {
            new FormulaEvaluator(RoundingMode.HALF_UP).evaluate(new Formula("test", "a + 1", new TreeSet<>()), Map.of("a", a));
            return true;
        } catch (PayungException e) {
            assertThat(e.code()).isEqualTo("FORMULA_FAILED");
            return false;
        }
    }

    private static BigDecimal evaluate(String source) {
        Map<String, Object> inputs = new HashMap<>();
        INPUTS.forEach((name, value) -> inputs.put(name, new BigDecimal(value)));
        return new FormulaEvaluator(RoundingMode.HALF_UP).evaluate(new Formula("test", source, new TreeSet<>(INPUTS.keySet())), inputs);
    }
}

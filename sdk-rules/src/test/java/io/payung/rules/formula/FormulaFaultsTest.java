package io.payung.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fault of a formula tells its author, and what an evaluator keeps of a formula that it has read. */
class FormulaFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a * 0,6 | write 0.6",
        "divide(a, 2,5, 0) | write 2.5",
    })
    void showsTheNumberThatADecimalCommaMeant(String source, String fix) {
        assertThat(ParsedFormula.of(source).fault().orElseThrow().fix()).isEqualTo(fix);
    }

    @Test
    void computesAgainWithOtherInputsAFormulaThatItHasRead() {
        FormulaEvaluator evaluator = new FormulaEvaluator(RoundingMode.HALF_UP);
        Formula formula = new Formula("test", "a + 1", new TreeSet<>(Map.of("a", "").keySet()));

        assertThat(evaluator.evaluate(formula, Map.of("a", BigDecimal.ONE))).isEqualByComparingTo("2");
        assertThat(evaluator.evaluate(formula, Map.of("a", BigDecimal.TEN))).isEqualByComparingTo("11");
    }
}

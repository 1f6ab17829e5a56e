package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people in Indonesia write them: each is told once, at its place, with the one thing to write instead. */
class NumbersAsWrittenTest {

    private static final String BENEFIT = "amount: { plus: 2_000_000 }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "amount: { plus: 2_000_000 } | amount: { plus: «5.000.000 }    | AMOUNT_LOOKS_GROUPED | write 5_000_000",
        "amount: { plus: 2_000_000 } | amount: «5.000.000              | AMOUNT_LOOKS_GROUPED | write 5_000_000",
        "amount: { plus: 2_000_000 } | amount: { plus: «50.000 }       | AMOUNT_LOOKS_GROUPED | write 50_000 for the large number; a decimal number has { type: decimal, value: … }",
        "basic: { amount: 20_000 }   | basic: { amount: «1.020.000 }   | AMOUNT_LOOKS_GROUPED | write 1_020_000",
        "seniorAge: 60               | seniorAge: «65,5                | DECIMAL_COMMA        | write 65.5",
        "value: 1.5 }                | value: «1,5 }                   | DECIMAL_COMMA        | write 1.5",
        "value: 1.5 }                | value: «\"0,60\" }            | DECIMAL_COMMA        | write 0.60, without quotes",
        "min: 0, max: 100_000_000    | min: «0,5, max: 100_000_000     | DECIMAL_COMMA        | write 0.5",
        "min: 0, max: 100_000_000    | min: «\"0,5\", max: 100_000_000 | DECIMAL_COMMA      | write 0.5, without quotes",
        "unit: 500,                  | unit: «5,5,                     | DECIMAL_COMMA        | write 5.5",
        "limits.medical * 0.01       | limits.medical * «0,01          | DECIMAL_COMMA        | write 0.01",
        "share: \"0.55\"              | share: «\"0,55\"                | DECIMAL_COMMA        | write \"0.55\", in quotes",
    })
    void toldOnceInTheDefinition(String old, String now, String code, String fix) {
        told(ProductFolder.sample(), "product.yaml", old, now, code, fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"65,5 | 65.5", "5.000.000 | 5_000_000"})
    void toldOnceInARule(String written, String sound) {
        String code = written.equals("65,5") ? "DECIMAL_COMMA" : "AMOUNT_LOOKS_GROUPED";
        ProductFolder folder = ProductFolder.sample().append("eligibility.drl", "rule \"ELG-100 test\"\nwhen EligibilityFacts( x )\n"
                + "then decision.decline(\"CHILD_AT_WORK\"); end\n");

        told(folder, "eligibility.drl", "( x )", "( life.ageAtStart > «" + written + " )", code, "write " + sound);
    }

    /** What is no number but reads like one keeps its own words. */
    @Test
    void knowsAListFromADecimalNumber() {
        ProductFolder list = ProductFolder.sample().append("coverage.drl",
                "\nrule \"COV-100 list\"\nwhen CoverageFacts( life.ageAtStart in (6,7) )\nthen decision.exclude(\"medical\", \"LIMIT_FOR_RIDER\"); end\n");
        ProductFolder arguments = ProductFolder.sample().replace("product.yaml", "limits.medical * 0.01", "max(0,limits.medical * min(1,2))");

        assertThat(list.problems()).isEmpty();
        assertThat(arguments.problems()).isEmpty();
    }

    private static void told(ProductFolder folder, String file, String old, String now, String code, String fix) {
        folder.replace(file, old, now);
        String text = folder.text(file);
        int at = text.indexOf('«');
        String before = text.substring(0, at);
        List<Problem> problems = folder.with(file, text.replace("«", "")).report().problems();

        assertThat(problems).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
                .containsExactly((before.chars().filter(c -> c == '\n').count() + 1) + ":" + (at - before.lastIndexOf('\n')) + " " + code);
        assertThat(problems.get(0).fix()).isEqualTo(fix);
    }
}

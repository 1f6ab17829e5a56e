package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.pack.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No rule set keeps the compiler busy for minutes, whatever fits into its file. */
class RuleBoundsTest {

    @ParameterizedTest
    @CsvSource({"499, ''", "500, ''", "501, 501:1 RULES_TOO_MANY"})
    void boundsTheRulesOfASet(int rules, String problem) {
        assertThat(problem(rules, "a > 1")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"199, ''", "200, ''", "201, 1:830 LIST_TOO_LONG"})
    void boundsTheValuesOfAList(int values, String problem) {
        String list = IntStream.range(0, values).mapToObj(value -> "10").collect(Collectors.joining(", "));

        assertThat(problem(1, "a in (" + list + ")")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"399, ''", "400, ''", "401, 1:3627 RULE_TOO_LONG"})
    void boundsTheComparisonsOfARule(int comparisons, String problem) {
        String all = IntStream.range(1, comparisons).mapToObj(number -> "a").collect(Collectors.joining(" > 1 || "));

        assertThat(problem(1, "(" + all + " > 1 || a > 1)")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"49, ''", "50, ''", "51, 51:27 RULE_TOO_LONG"})
    void boundsTheComparisonsOfAllRules(int rules, String problem) {
        String hundred = IntStream.range(0, 100).mapToObj(number -> "10").collect(Collectors.joining(", "));

        assertThat(problem(rules, "a in (" + hundred + ")")).isEqualTo(problem);
    }

    private static String problem(int rules, String condition) {
        Problems problems = new Problems("test");
        String text = IntStream.rangeClosed(1, rules).mapToObj(number -> "rule \"ELG-" + number + " x\" when F( " + condition + " ) then decision.decline(\"X\"); end")
                .collect(Collectors.joining("\n"));
        boolean holds = new RuleBounds(problems).hold(DrlParser.parse("eligibility.drl", text, problems));
        assertThat(holds).isEqualTo(problems.count() == 0);
        return problems.all().stream().map(RuleBoundsTest::shown).collect(Collectors.joining());
    }

    private static String shown(Problem problem) {
        return problem.line() + ":" + problem.column() + " " + problem.code();
    }
}

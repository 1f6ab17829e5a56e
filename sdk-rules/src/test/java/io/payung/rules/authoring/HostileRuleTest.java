package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule files are code to Drools; to us they are text of which every word is looked up. « marks the place of the fault. */
class HostileRuleTest {

    private static final String RULE = "rule \"ELG-001 %s\" when EligibilityFacts( %s ) then %s; end\n";
    private static final String NAME = "works in a mine";
    private static final String CONDITION = "held.overlaps == true";
    private static final String CALL = "decision.decline(\"COVER_OVERLAPS\")";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
        "x\" + evil() + \"y | ARITHMETIC_NOT_ALLOWED",
        "x\\\" + evil() + \\\"y | RULE_NAME_SHAPE",
        "x\\u0022 y | RULE_NAME_SHAPE",
        "x*/ evil(); /* | RULE_NAME_SHAPE",
        "ünïcode | RULE_NAME_SHAPE",
    })
    void refusesARuleNameThatCouldEndALiteral(String name, String code) {
        assertThat(codes(RULE.formatted(name, CONDITION, CALL))).startsWith(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plan == «'a\" + evil() + \"' | TEXT_NOT_ALLOWED",
        "plan == «\"a\\u0022 + evil()\" | TEXT_NOT_ALLOWED",
        "plan == «\"a' + evil()\" | TEXT_NOT_ALLOWED",
        "plan == «\"$\\{evil}\" | TEXT_NOT_ALLOWED",
        "plan == «\"@{evil}\" | TEXT_NOT_ALLOWED",
        "plan == «\"\" | TEXT_NOT_ALLOWED",
        "plan == «\"basic | TEXT_NOT_ALLOWED",
        "«\\u0052untime.getRuntime() != null | CHARACTER_NOT_ALLOWED",
        "«Runtime.getRuntime() != null | CALL_NOT_ALLOWED",
        "«java.lang.System.exit(0) == 1 | CALL_NOT_ALLOWED",
        "«life.getClass() == \"x\" | CALL_NOT_ALLOWED",
        "plan == new «String(\"x\") | RULE_SYNTAX",
        "plan «matches \"(a+)+\" | RULE_FEATURE",
        "«eval(true) | CALL_NOT_ALLOWED",
        "«$f : plan == \"basic\" | CHARACTER_NOT_ALLOWED",
        "plan == \"basic\" «; decision.decline(\"X\") | RULE_SYNTAX",
        "plan«[0] == \"basic\" | CHARACTER_NOT_ALLOWED",
        "life.ageAtStart «/ 0 == 1 | ARITHMETIC_NOT_ALLOWED",
        "life.ageAtStart == «17L | CHARACTER_NOT_ALLOWED",
        "life.ageAtStart == «1e999999999 | CHARACTER_NOT_ALLOWED",
        "plan in ( «basic ) | VALUE_UNQUOTED",
        "life.ageAtStart < «\"abc\" | TYPE_MISMATCH",
        "(((((«((((((( life.ageAtStart > 1 )))))))))))) | NESTING_TOO_DEEP",
    })
    void refusesAConditionThatIsMoreThanAComparison(String marked, String code) {
        String rule = RULE.formatted(NAME, marked, CALL);

        List<Problem> problems = ProductFolder.sample().with("eligibility.drl", rule.replace("«", "")).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).endsWith("/eligibility.drl");
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.column()).isEqualTo(rule.indexOf('«') + 1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "System.exit(0)", "decision.decline(evil())", "decision.decline('X')", "decision.decline(\"X\" + evil())", "decision.getClass()",
        "decision.decline(\"a b\")", "decision.decline(\"COVER_OVERLAPS\"); System.exit(0)", "modify($f) { }", "insert(new Object())",
    })
    void refusesARightSideThatIsMoreThanOneCall(String call) {
        List<Problem> problems = ProductFolder.sample().with("eligibility.drl", RULE.formatted(NAME, CONDITION, call)).problems();

        assertThat(problems).isNotEmpty().allMatch(problem -> problem.line() == 1 && problem.column() > 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "package x; ", "import java.util.List; ", "function void evil() { System.exit(0); } ", "global java.util.List list; ",
        "declare X extends java.util.ArrayList end ", "query \"x\" end ", "@Foo( Runtime.getRuntime().exec(\"x\") ) ", "dialect \"mvel\" ",
        "/* comment */ ", "# comment\n",
    })
    void refusesWhateverIsNoRule(String before) {
        List<Problem> problems = ProductFolder.sample().with("eligibility.drl", before + RULE.formatted(NAME, CONDITION, CALL)).problems();

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).line() + ":" + problems.get(0).column()).isEqualTo("1:1");
    }

    @Test
    void answersNestedBracketsAtOnce() {
        String deep = "(".repeat(12) + "life.ageAtStart > 1" + ")".repeat(12);
        ProductFolder folder = ProductFolder.sample().with("eligibility.drl", RULE.formatted(NAME, deep, CALL));

        List<Problem> problems = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), folder::problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("NESTING_TOO_DEEP");
            assertThat(problem.column()).isEqualTo(RULE.formatted(NAME, deep, CALL).indexOf("((") + 6);
        });
    }

    @Test
    void refusesHiddenCharactersEvenInComments() {
        assertThat(codes("// harmless \u202E comment\n" + RULE.formatted(NAME, CONDITION, CALL))).startsWith("CHARACTER_NOT_ALLOWED");
        assertThat(codes("// harmless \u200B comment\n" + RULE.formatted(NAME, CONDITION, CALL))).startsWith("CHARACTER_NOT_ALLOWED");
        assertThat(codes("// harmless \u0000 comment\n" + RULE.formatted(NAME, CONDITION, CALL))).startsWith("CHARACTER_NOT_ALLOWED");
    }

    @Test
    void refusesATextParameterThatCouldEndALiteral() {
        ProductFolder folder = ProductFolder.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  evil: { type: text, value: 'a\" + evil() + \"' }\n");

        assertThat(folder.problems()).extracting(Problem::code).containsExactly("FIELD_TYPE");
    }

    @Test
    void showsDroolsNoWordOfTheAuthor() {
        String text = "// the author's comment\n" + RULE.formatted("the words of the author", "plan == \"basic\"", CALL);

        CompiledSet compiled = ProductFolder.sample().with("eligibility.drl", text).compile().rules().sets().get(RuleSet.ELIGIBILITY);

        assertThat(compiled.canonicalDrl()).isEqualTo("""
                package payung.pack.eligibility;

                import io.payung.rules.fact.EligibilityFacts;

                rule "ELG-001"
                when $f : EligibilityFacts( plan == "basic" )
                then $f.decision().decline("ELG-001", "COVER_OVERLAPS"); end
                """);
    }

    private static List<String> codes(String rules) {
        return ProductFolder.sample().with("eligibility.drl", rules).problems().stream().map(Problem::code).toList();
    }
}

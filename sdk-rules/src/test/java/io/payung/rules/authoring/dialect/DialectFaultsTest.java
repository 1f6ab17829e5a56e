package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule is refused for when it is read against product.yaml, told where it stands and in the author's terms. */
class DialectFaultsTest {

    /** Wherever it stands in a rule: left, right, in brackets, in a list. */
    @ParameterizedTest
    @ValueSource(strings = {
        "«answers.cc > 1",
        "1 < «answers.cc",
        "life.ageAtStart > «answers.cc",
        "plan == \"basic\" && (life.ageAtStart > 1 && «answers.cc > 1)",
        "plan == \"basic\" || «answers.cc > 1",
        "plan == \"basic\" || life.ageAtStart > 1 && «answers.cc > 1",
        "«answers.cc in (1, 2)",
        "«answers.cc not in (1, 2)",
        "life.ageAtStart in (1, «answers.cc)",
    })
    void refusesToReadAnAnswerThatMayBeAbsent(String marked) {
        List<Problem> problems = Dialect.problems(Dialect.symbols(), RuleSet.ELIGIBILITY, marked.replace("«", ""));

        assertThat(problems).extracting(problem -> problem.code() + " " + problem.column())
                .containsExactly("ANSWER_MAY_BE_ABSENT " + ("rule \"TST-001 test\" when EligibilityFacts( ".length() + marked.indexOf('«') + 1));
    }

    @Test
    void refusesToLimitByAnAnswerThatMayBeAbsent() {
        String rule = "rule \"TST-001 test\" when CoverageFacts( lives.count >= 1%s ) then decision.limit(\"death\", answers.worth, \"CODE\"); end";

        assertThat(Dialect.problems(RuleSet.COVERAGE, rule.formatted(""))).extracting(Problem::code).containsExactly("ANSWER_MAY_BE_ABSENT");
        assertThat(Dialect.problems(RuleSet.COVERAGE, rule.formatted(", answers.motorcycle == true"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers.cc == null", "null != answers.cc", "answers.motorcycle == true, answers.cc > 1", "answers.motorcycle == true && answers.cc > 1"})
    void letsARuleAskFirst(String conditions) {
        assertThat(Dialect.problems(Dialect.symbols(), RuleSet.ELIGIBILITY, conditions)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "life.ageAtStart > foo | NAME_UNKNOWN | foo | answers.",
        "plan == \"basic\" && life.ageAtStart > foo | NAME_UNKNOWN | foo | answers.",
        "life.ageAtStart == \"old\" | TYPE_MISMATCH | \"life.ageAtStart\" (integer) cannot be compared with the text \"old\" | one type",
        "plan == 5 | TYPE_MISMATCH | \"plan\" (choice) cannot be compared with \"5\" | one type",
        "held.sumInsured > answers.discount | UNIT_MISMATCH | \"held.sumInsured\" (money) cannot be compared with \"answers.discount\" (percent) | one unit",
        "held.sumInsured > life.ageAtStart | UNIT_MISMATCH | \"held.sumInsured\" (money) cannot be compared with \"life.ageAtStart\" (integer) | one unit",
        "life.ageAtStart > held.sumInsured | UNIT_MISMATCH | \"life.ageAtStart\" (integer) cannot be compared with \"held.sumInsured\" (money) | one unit",
        "answers.discount > answers.children | UNIT_MISMATCH | percent | one unit",
        "life.ageAtStart > parameters.lowIncome | UNIT_MISMATCH | money | one unit",
        "held.overlaps > true | OPERATOR_NOT_FOR_TYPE | \"held.overlaps\" (yes-no) | ==",
        "18 == 17 | READS_NO_FACT | reads no fact | compare a fact",
        "parameters.childAge < parameters.seniorAge | READS_NO_FACT | reads no fact | compare a fact",
        "lives.countOf(\"joint\") > 1 | ID_UNKNOWN | insured role \"joint\" | main",
        "lives.countOf > 1 | ID_UNKNOWN | insured role \"\" | main",
        "object.kind == \"x\" | NAME_UNKNOWN | object.kind | use one of",
    })
    void saysWhatDoesNotGoTogether(String conditions, String code, String message, String fix) {
        List<Problem> problems = Dialect.problems(Dialect.symbols(), RuleSet.ELIGIBILITY, conditions);

        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).message()).contains(message);
        assertThat(problems.get(0).fix()).contains(fix);
    }

    /** A plain number of a rule or a parameter fits money, a percentage and a count. */
    @ParameterizedTest
    @ValueSource(strings = {"held.sumInsured > 5", "held.sumInsured > parameters.childAge", "answers.discount > 5", "answers.discount > parameters.childAge",
        "parameters.childAge < held.sumInsured", "parameters.childAge < answers.discount",
        "held.sumInsured > parameters.ratePerMille", "answers.discount > parameters.ratePerMille", "life.ageAtStart > parameters.childAge",
        "answers.children < life.ageAtStart", "held.sumInsured > answers.monthlyIncome", "amounts.fiveIncomes > life.ageAtStart"})
    void comparesWhatIsOfOneUnit(String conditions) {
        assertThat(Dialect.problems(Dialect.symbols(), RuleSet.ELIGIBILITY, conditions)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CONSENT | by | applicant guardian | neighbour",
        "CONSENT | method | checkbox one-time-code recorded-voice | telepathy",
        "CONSENT | language | id en | fr",
        "CONSENT | applicant.sex | female male | F",
        "ELIGIBILITY | life.sex | female male | F",
        "ELIGIBILITY | life.role | main | spouse",
        "ELIGIBILITY | life.relation | self child spouse | uncle",
        "ELIGIBILITY | plan | basic plus | gold",
        "CLAIM_DOCUMENTS | benefit | death disability medical | dental",
        "CLAIM_DOCUMENTS | event.consequence | death injury | divorce",
        "CLAIM_DOCUMENTS | event.cause | accident | war",
    })
    void knowsTheOnlyValuesOfAFact(RuleSet set, String fact, String known, String unknown) {
        for (String value : known.split(" ")) {
            assertThat(Dialect.problems(Dialect.symbols(), set, fact + " == \"" + value + "\"")).as(value).isEmpty();
        }
        assertThat(Dialect.problems(Dialect.symbols(), set, fact + " == \"" + unknown + "\"")).extracting(Problem::code).containsExactly("VALUE_UNKNOWN");
    }

    @Test
    void letsAnyCauseBeAskedForWhereABenefitPaysForAny() {
        Symbols any = Dialect.symbols(ProductFolder.sample()
                .replace("product.yaml", "event: { cause: accident, consequence: [death] }", "event: { cause: any, consequence: [death] }"));

        assertThat(Dialect.problems(any, RuleSet.CLAIM_DOCUMENTS, "event.cause == \"war\"")).isEmpty();
    }

    @Test
    void tellsAnIdThatStandsTwiceAndFactsOfAnotherFile() {
        String rule = "rule \"TST-001 test\" when %s( lives.count >= 1 ) then decision.decline(\"CODE\"); end\n";

        assertThat(Dialect.problems(RuleSet.ELIGIBILITY, rule.formatted("EligibilityFacts") + rule.formatted("EligibilityFacts")))
                .extracting(problem -> problem.line() + " " + problem.code()).containsExactly("2 RULE_TWICE");
        assertThat(Dialect.problems(RuleSet.ELIGIBILITY, rule.formatted("ClaimFacts"))).extracting(Problem::code).containsExactly("FACT_TYPE_UNKNOWN");
    }

    /** Also where brackets hide it; the rules of such a file are not looked at. */
    @ParameterizedTest
    @CsvSource({"200, 0", "201, 1"})
    void boundsAListWithinBrackets(int values, int faults) {
        String list = IntStream.range(0, values).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        List<RuleInfo> rules = new ArrayList<>();

        List<Problem> problems = Dialect.problems(RuleSet.ELIGIBILITY, "rule \"TST-001 test\" when EligibilityFacts( plan == \"basic\" || (life.ageAtStart > 1"
                + " && life.ageAtStart in (" + list + ")) ) then decision.decline(\"CODE\"); end", rules);

        assertThat(problems).hasSize(faults).allMatch(problem -> problem.code().equals("LIST_TOO_LONG"));
        assertThat(rules).hasSize(1 - faults);
    }

    /** Its fault was told in product.yaml, and no rule without its amount or condition is left. */
    @ParameterizedTest
    @ValueSource(strings = {"lives.count >= 1 | parameters.broken", "held.sumInsured > parameters.broken | parameters.lowIncome"})
    void leavesOutARuleWhoseParameterHasAFaultWithoutTellingItAgain(String rule) {
        List<RuleInfo> rules = new ArrayList<>();

        List<Problem> problems = Dialect.problems(RuleSet.COVERAGE, "rule \"TST-001 test\" when CoverageFacts( " + rule.split(" \\| ")[0]
                + " ) then decision.limit(\"death\", " + rule.split(" \\| ")[1] + ", \"CODE\"); end", rules);

        assertThat(problems).isEmpty();
        assertThat(rules).allSatisfy(read -> assertThat(read.says().amount()).isNotNull()).noneMatch(read -> rule.startsWith("lives.count"));
    }
}

package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compiled instead of the author's words, and which facts a rule cannot be decided without. */
class WrittenAgainTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        // Whole numbers, also against a parameter, an answer and another fact.
        "life.ageAtStart < 18 ~ life.ageAtStart < 18L ~ life.ageAtStart",
        "18 > life.ageAtStart ~ life.ageAtStart < 18L ~ life.ageAtStart",
        "18 >= life.ageAtStart ~ life.ageAtStart <= 18L ~ life.ageAtStart",
        "18 <= life.ageAtStart ~ life.ageAtStart >= 18L ~ life.ageAtStart",
        "18 < life.ageAtStart ~ life.ageAtStart > 18L ~ life.ageAtStart",
        "18 == life.ageAtStart ~ life.ageAtStart == 18L ~ life.ageAtStart",
        "18 != life.ageAtStart ~ life.ageAtStart != 18L ~ life.ageAtStart",
        "life.ageAtStart < parameters.minimumEntryAge ~ life.ageAtStart < 6L ~ life.ageAtStart",
        "parameters.minimumEntryAge > life.ageAtStart ~ life.ageAtStart < 6L ~ life.ageAtStart",
        "life.ageAtEnd > life.ageAtStart ~ life.ageAtEnd > life.ageAtStart ~ life.ageAtEnd life.ageAtStart",
        "answers.children >= 2 ~ answers.whole(\"children\") >= 2L ~ answers.children",
        "lives.countOf(\"main\") > 1 ~ lives.countOf(\"main\") > 1L ~ lives.countOf.main",
        "lives.countOf(\"main\") < 1.5 ~ values().number(\"lives.countOf.main\") < 1.5B ~ lives.countOf.main",
        // Decimals: both sides are compared as such as soon as one has decimals.
        "life.ageAtStart < 17.5 ~ values().number(\"life.ageAtStart\") < 17.5B ~ life.ageAtStart",
        "life.ageAtStart < parameters.ratePerMille ~ values().number(\"life.ageAtStart\") < 1.5B ~ life.ageAtStart",
        "held.sumInsured > 50_000 ~ held.sumInsured > 50000B ~ held.sumInsured",
        "held.sumInsured > 0.00 ~ held.sumInsured > 0B ~ held.sumInsured",
        "held.sumInsured > 2.50 ~ held.sumInsured > 2.5B ~ held.sumInsured",
        "answers.monthlyIncome < parameters.minimumIncome ~ answers.number(\"monthlyIncome\") < 100000B ~ answers.monthlyIncome",
        "answers.children < amounts.fiveIncomes ~ answers.number(\"children\") < amounts.number(\"fiveIncomes\") ~ answers.children answers.monthlyIncome",
        "held.sumInsured > amounts.roomBesideBasic ~ held.sumInsured > amounts.number(\"roomBesideBasic\") ~ held.sumInsured",
        "amounts.fiveIncomes < held.sumInsured ~ amounts.number(\"fiveIncomes\") < held.sumInsured ~ answers.monthlyIncome held.sumInsured",
        // Texts, dates, yes and no.
        "plan == \"basic\" ~ plan == \"basic\" ~ plan",
        "\"basic\" != plan ~ plan != \"basic\" ~ plan",
        "answers.occupation == \"mining\" ~ answers.text(\"occupation\") == \"mining\" ~ answers.occupation",
        "held.overlaps == false ~ held.overlaps == false ~ held.overlaps",
        "answers.motorcycle == true ~ answers.flag(\"motorcycle\") == true ~ answers.motorcycle",
        "coverStart >= \"1970-01-02\" ~ values().day(\"coverStart\") >= 1L ~ coverStart",
        "coverStart < parameters.firstDay ~ values().day(\"coverStart\") < 20878L ~ coverStart",
        "coverStart > asOf ~ values().day(\"coverStart\") > values().day(\"asOf\") ~ asOf coverStart",
        "answers.lastVisit > \"2026-02-28\" ~ answers.day(\"lastVisit\") > 20512L ~ answers.lastVisit",
        "channel == plan ~ channel == plan ~ channel plan",
        // Whether something was given may be asked without its being given.
        "life.relation == null ~ life.relation == null ~ ``",
        "null != life.relation ~ life.relation != null ~ ``",
        "coverStart == null ~ values().day(\"coverStart\") == null ~ ``",
        "answers.occupation != null ~ answers.text(\"occupation\") != null ~ ``",
        "answers.children == null ~ answers.whole(\"children\") == null ~ ``",
        // Lists are written out, each value once.
        "plan in (\"basic\", \"plus\") ~ (plan == \"basic\" || plan == \"plus\") ~ plan",
        "plan not in (\"basic\", \"plus\") ~ (plan != \"basic\" && plan != \"plus\") ~ plan",
        "plan in (\"basic\", \"basic\") ~ (plan == \"basic\") ~ plan",
        "life.ageAtStart in (17, parameters.minimumEntryAge) ~ (life.ageAtStart == 17L || life.ageAtStart == 6L) ~ life.ageAtStart",
        "life.ageAtStart in (17, 17.5) ~ (life.ageAtStart == 17L || values().number(\"life.ageAtStart\") == 17.5B) ~ life.ageAtStart",
        // Brackets are written for every or and every and.
        "plan == \"basic\" || life.sex == \"male\" ~ (plan == \"basic\" || life.sex == \"male\") ~ life.sex plan",
        "plan == \"basic\" || life.sex == \"male\" && channel == \"app\" ~ (plan == \"basic\" || (life.sex == \"male\" && channel == \"app\")) ~ channel life.sex plan",
    })
    void writesAConditionInAFormThatComparesExactly(String condition, String text, String reads) {
        RuleInfo.ConditionInfo written = Dialect.eligibility(condition).conditions().get(0);

        assertThat(written.text()).isEqualTo(text);
        assertThat(String.join(" ", written.reads())).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "decision.limit(\"death\", parameters.childDeathLimit, \"CODE\") | limit(\"TST-001\", \"death\", new java.math.BigDecimal(\"5000000\"), \"CODE\") | lives.count",
        "decision.limit(\"death\", parameters.minimumEntryAge, \"CODE\") | limit(\"TST-001\", \"death\", new java.math.BigDecimal(\"6\"), \"CODE\") | lives.count",
        "decision.limit(\"death\", answers.monthlyIncome, \"CODE\") | limit(\"TST-001\", \"death\", $f.getAnswers().number(\"monthlyIncome\"), \"CODE\") | answers.monthlyIncome lives.count",
        "decision.limit(\"death\", amounts.fiveIncomes, \"CODE\") | limit(\"TST-001\", \"death\", $f.getAmounts().number(\"fiveIncomes\"), \"CODE\") | answers.monthlyIncome lives.count",
        "decision.limit(\"death\", amounts.roomBesideBasic, \"CODE\") | limit(\"TST-001\", \"death\", $f.getAmounts().number(\"roomBesideBasic\"), \"CODE\") | lives.count",
        "decision.exclude(\"medical\", \"CODE\") | exclude(\"TST-001\", \"medical\", \"CODE\") | lives.count",
    })
    void writesWhatACoverageRuleSays(String call, String written, String reads) {
        RuleInfo rule = Dialect.rule(RuleSet.COVERAGE, "rule \"TST-001 test\" when CoverageFacts( lives.count >= 1 ) then " + call + "; end");

        assertThat(CanonicalDrl.write(RuleSet.COVERAGE, List.of(rule))).isEqualTo("package payung.pack.coverage;\n\n"
                + "import io.payung.rules.fact.CoverageFacts;\n\nrule \"TST-001\"\nwhen $f : CoverageFacts( lives.count >= 1L )\nthen $f.decision()."
                + written + "; end\n");
        assertThat(String.join(" ", rule.reads())).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource({"ELIGIBILITY, decline(\"CODE\")", "CONSENT, require(\"cover\"; \"CODE\")", "CONSENT, decline(\"CODE\")",
        "CLAIM_DOCUMENTS, require(\"claim-form\"; \"CODE\")", "CLAIM_DOCUMENTS, waive(\"claim-form\"; \"CODE\")", "CLAIM_DOCUMENTS, refer(\"CODE\")"})
    void writesWhatEveryOtherRuleSays(RuleSet set, String call) {
        String written = call.replace(';', ',');
        RuleInfo rule = Dialect.rule(set, "rule \"TST-001 test\" when " + RuleSetReader.factType(set) + "( lives.count >= 1 ) then decision." + written + "; end");

        assertThat(CanonicalDrl.write(set, List.of(rule))).contains("then $f.decision()." + written.replace("(", "(\"TST-001\", ") + "; end\n");
    }

    @Test
    void separatesConditionsByCommas() {
        RuleInfo rule = Dialect.eligibility("plan == \"basic\", life.sex == \"male\" && life.ageAtStart > 5");

        assertThat(rule.conditions()).extracting(RuleInfo.ConditionInfo::text)
                .containsExactly("plan == \"basic\"", "life.sex == \"male\"", "life.ageAtStart > 5L");
        assertThat(CanonicalDrl.write(RuleSet.ELIGIBILITY, List.of(rule, rule)))
                .containsOnlyOnce("package payung.pack.eligibility;").contains("( plan == \"basic\", life.sex == \"male\", life.ageAtStart > 5L )");
        assertThat(rule.reads()).isEqualTo(new TreeSet<>(List.of("life.ageAtStart", "life.sex", "plan")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "life.ageAtStart < parameters.minimumEntryAge | life.ageAtStart 6 null",
        "parameters.minimumEntryAge > life.ageAtStart | life.ageAtStart 6 null",
        "answers.monthlyIncome < parameters.minimumIncome | answers.monthlyIncome 100000 null",
        "life.ageAtStart < parameters.ratePerMille | life.ageAtStart 1.5 null",
        "held.sumInsured > amounts.roomBesideBasic | held.sumInsured null amounts.roomBesideBasic",
        "coverStart < parameters.firstDay | coverStart 2027-03-01 null",
        // Two facts, a written value or two amounts name nothing that a customer could be shown as a limit.
        "life.ageAtEnd > life.ageAtStart | none",
        "life.ageAtStart > 5 | none",
        "amounts.fiveIncomes > amounts.roomBesideBasic | none",
        "life.ageAtStart > 5, life.ageAtEnd > parameters.seniorAge | life.ageAtEnd 60 null",
        "life.ageAtStart > parameters.childAge, life.ageAtEnd > parameters.seniorAge | life.ageAtStart 17 null",
        "held.sumInsured > amounts.roomBesideBasic, life.ageAtEnd > parameters.seniorAge | held.sumInsured null amounts.roomBesideBasic",
        "life.ageAtEnd > parameters.seniorAge, held.sumInsured > amounts.roomBesideBasic | life.ageAtEnd 60 null",
    })
    void showsTheFirstComparisonWithANamedLimit(String conditions, String shown) {
        RuleInfo.Comparison comparison = Dialect.eligibility(conditions).comparison();

        assertThat(comparison == null ? "none" : comparison.fact() + " " + comparison.limit() + " " + comparison.amountLimit()).isEqualTo(shown);
    }

    @Test
    void keepsTheAuthorsWordsAndPlaceForExplanations() {
        RuleInfo rule = Dialect.rule(RuleSet.ELIGIBILITY, "\n  rule \"TST-001 younger than that\" when EligibilityFacts( 18 > life.ageAtStart )"
                + " then decision.decline(\"CODE\"); end");

        assertThat(rule.conditions().get(0).written()).isEqualTo("18 > life.ageAtStart");
        assertThat(rule.name()).isEqualTo("younger than that");
        assertThat(rule.place()).isEqualTo(new RuleInfo.Place("rules.drl", 2, 3, null));
    }

    @Test
    void leavesOutARuleWithAFaultAndReadsTheOthers() {
        String rules = List.of("life.ageAtStart > 5", "life.agAtStart > 5", "plan == \"basic\"").stream()
                .map(condition -> "rule \"TST-00" + condition.length() + " test\" when EligibilityFacts( " + condition + " ) then decision.decline(\"CODE\"); end\n")
                .collect(Collectors.joining());
        List<RuleInfo> read = new ArrayList<>();

        List<Problem> problems = Dialect.problems(RuleSet.ELIGIBILITY, rules, read);

        assertThat(read).extracting(RuleInfo::id).containsExactly("TST-0019", "TST-0015");
        assertThat(problems).extracting(Problem::code).containsExactly("NAME_UNKNOWN");
    }
}

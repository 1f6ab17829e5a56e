package io.payung.rules.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.NotAnalysed;
import io.payung.rules.pack.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that cannot do what their author meant, decided exactly. */
class LogicLintTest {

    private static final String DECLINE = "decline(\"COVER_OVERLAPS\")";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "life.ageAtStart < parameters.minimumEntryAge, «life.ageAtStart > parameters.maximumEntryAge",
        "life.ageAtStart < parameters.minimumEntryAge, plan == \"plus\", «life.ageAtStart >= parameters.minimumEntryAge",
        "plan == \"basic\", «plan == \"plus\"",
        "answers.occupation in (\"mining\", \"fishing\"), «answers.occupation not in (\"fishing\", \"mining\")",
        "held.overlaps == true, «held.overlaps != true",
        "channel == \"app\", «channel == \"branch\"",
        "life.ageAtStart > 1, «life.ageAtEnd < 1",
        "held.sumInsured <= amounts.roomBesidePlus, «held.sumInsured > amounts.roomBesideBasic",
    })
    void refusesConditionsThatContradictEachOther(String conditions) {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", conditions, DECLINE);

        assertThat(folder.told()).containsExactly(folder.expected("error", "CONDITIONS_CONTRADICT"));
    }

    @Test
    void namesTheConditionThatIsContradicted() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100",
                "life.ageAtStart < parameters.minimumEntryAge, held.overlaps == true, life.ageAtStart > parameters.maximumEntryAge", DECLINE);

        assertThat(folder.folder().report().problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("eligibility.drl:41:24"));
    }

    /** Of one bound, just possible and just impossible. */
    @ParameterizedTest
    @CsvSource({"'<', 0, true", "'<=', 0, false", "'<', 1, false", "'>', 100_000_000, true", "'>=', 100_000_000, false", "'>', 99_999_999, false"})
    void tellsWhatTheBoundsOfAQuestionRuleOut(String operator, String value, boolean impossible) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  bound: { type: money, value: " + value + " }\n")
                .rule("eligibility.drl", "ELG-100", "«answers.monthlyIncome " + operator + " parameters.bound", DECLINE);

        assertThat(folder.told().contains(folder.expected("warning", "RULE_NEVER_FIRES"))).isEqualTo(impossible);
        assertThat(folder.told()).hasSize(impossible ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "eligibility.drl | «life.ageAtStart < 0 | decline(\"COVER_OVERLAPS\")",
        "eligibility.drl | «life.ageAtStart == null | decline(\"COVER_OVERLAPS\")",
        "eligibility.drl | «answers.occupation == null | decline(\"COVER_OVERLAPS\")",
        "eligibility.drl | «lives.countOf(\"main\") > 1 | decline(\"COVER_OVERLAPS\")",
        "claim-documents.drl | «reportedAfterDays < 0 | refer(\"POLICY_YOUNG\")",
    })
    void tellsWhatNoFactCanBe(String file, String condition, String call) {
        Marked folder = Marked.sample().rule(file, "TST-100", condition, call);

        assertThat(folder.told()).containsExactly(folder.expected("warning", "RULE_NEVER_FIRES"));
    }

    @Test
    void knowsThatABenefitIsOnlyClaimedForItsOwnEvents() {
        Marked folder = Marked.sample().rule("claim-documents.drl", "CLM-100", "benefit == \"medical\", «event.consequence == \"death\"",
                "refer(\"POLICY_YOUNG\")");

        assertThat(folder.told()).containsExactly(folder.expected("error", "CONDITIONS_CONTRADICT"));
    }

    @Test
    void lookingAheadAConsentRuleMayMeetWhatIsNotYetKnown() {
        Marked folder = Marked.sample().rule("consent.drl", "CON-100", "by == null", "require(\"guardian\", \"MINOR_NEEDS_GUARDIAN\")");

        assertThat(folder.told()).isEmpty();
    }

    @Test
    void tellsAnAlternativeThatNothingFulfils() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", "held.overlaps == true || «life.ageAtStart < 0",
                "decline(\"TOO_MANY_POLICIES\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "CONDITION_NEVER_TRUE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "life.ageAtStart >= 0 ; true",
        "life.ageAtStart >= 1 ; false",
        "lives.count > 0 ; true",
        "lives.count >= 1 ; false",
        "lives.count >= 1, life.ageAtStart >= 0 ; true",
        "life.ageAtStart <= parameters.childAge || life.ageAtStart > parameters.childAge ; true",
        "life.ageAtStart < parameters.childAge || life.ageAtStart > parameters.childAge ; false",
        "plan == \"basic\" || plan != \"basic\" ; true",
    })
    void tellsARuleThatAlwaysFires(String conditions, boolean always) {
        Marked folder = Marked.sample().append("coverage.drl", "\n«rule \"COV-100 test\"\nwhen CoverageFacts( " + conditions
                + " )\nthen decision.limit(\"disability\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\"); end\n");

        assertThat(folder.told().contains(folder.expected("warning", "RULE_ALWAYS_FIRES"))).isEqualTo(always);
        assertThat(folder.told()).hasSize(always ? 1 : 0);
    }

    /** 6 is the minimum entry age of ELG-001. */
    @ParameterizedTest
    @CsvSource({"5, true", "6, true", "7, false"})
    void tellsARuleThatAnotherOneMakesNeedless(String age, boolean covered) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  infantAge: " + age + "\n")
                .append("eligibility.drl", "\n«rule \"ELG-100 test\"\nwhen EligibilityFacts( life.ageAtStart < parameters.infantAge )\n"
                        + "then decision.decline(\"AGE_BELOW_MINIMUM\"); end\n");

        if (age.equals("7")) {
            // Now it is the older rule that changes nothing.
            assertThat(folder.told()).containsExactly("eligibility.drl:3:1 warning RULE_COVERED");
        } else {
            assertThat(folder.told().contains(folder.expected("warning", "RULE_COVERED"))).isEqualTo(covered);
            assertThat(folder.told()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "limit(\"death\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\") | limit(\"death\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\") | second",
        "limit(\"death\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\") | limit(\"death\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | first",
        "limit(\"death\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | exclude(\"death\", \"SPORT_EXCLUDES_MEDICAL\") | first",
        "limit(\"death\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | limit(\"disability\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | none",
        "limit(\"death\", amounts.fiveIncomes, \"LIMIT_BY_INCOME\") | limit(\"death\", amounts.fiveIncomes, \"LIMIT_BY_INCOME\") | second",
        "limit(\"death\", amounts.fiveIncomes, \"LIMIT_BY_INCOME\") | limit(\"death\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | none",
        "limit(\"death\", amounts.fiveIncomes, \"LIMIT_BY_INCOME\") | limit(\"death\", answers.monthlyIncome, \"LIMIT_BY_INCOME\") | none",
        "limit(\"death\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\") | limit(\"death\", parameters.seniorDeathLimit, \"LIMIT_FOR_SENIOR\") | none",
        "exclude(\"death\", \"LIMIT_BY_INCOME\") | exclude(\"death\", \"SPORT_EXCLUDES_MEDICAL\") | none",
    })
    void comparesWhatTwoRulesSayForTheSameFacts(String first, String second, String needless) {
        Marked folder = Marked.sample()
                .append("coverage.drl", rule("COV-101", "applicant.sex == \"male\"", first))
                .append("coverage.drl", rule("COV-102", "applicant.sex == \"male\"", second));

        assertThat(folder.folder().report().problems()).filteredOn(problem -> problem.code().equals("RULE_COVERED"))
                .extracting(LogicLintTest::ruleOf)
                .containsExactly(needless.equals("none") ? new String[0] : new String[] {needless.equals("first") ? "COV-101" : "COV-102"});
    }

    @ParameterizedTest
    @CsvSource({"68, false", "69, false", "70, true"})
    void tellsThatTheAgesLeaveNobody(String minimum, boolean nobody) {
        Marked folder = Marked.sample().replace("product.yaml", "minimumEntryAge: 6 ", "minimumEntryAge: " + minimum + " ");

        assertThat(folder.told().contains("eligibility.drl:8:1 error NOBODY_ELIGIBLE")).isEqualTo(nobody);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "plan == \"plus\" ; true", "plan == \"plus\", held.count >= 0 ; true", "plan == \"plus\", held.count >= 1 ; false"})
    void tellsThatNobodyCanHaveAPlan(String conditions, boolean nobody) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "  plus: { lives", "  «plus: { lives")
                .rule("eligibility.drl", "ELG-100", conditions, DECLINE);

        assertThat(folder.told()).isEqualTo(nobody ? List.of(folder.expected("warning", "PLAN_NEVER_SOLD")) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"any, accident", "any, illness", "accident, accident"})
    void letsABenefitMeetItsCauses(String benefitCause, String cause) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "event: { cause: accident, consequence: [death] }", "event: { cause: " + benefitCause + ", consequence: [death] }")
                .rule("claim-documents.drl", "CLM-100", "benefit == \"death\", event.cause == \"" + cause + "\"",
                        "refer(\"EVENT_AFTER_COVER\")");

        assertThat(folder.told()).noneMatch(told -> told.endsWith("CONDITIONS_CONTRADICT"));
    }

    @Test
    void knowsThatABenefitForOneCauseMeetsNoOther() {
        Marked folder = Marked.sample()
                .replace("product.yaml", "event: { cause: accident, consequence: [death] }", "event: { cause: any, consequence: [death] }")
                .rule("claim-documents.drl", "CLM-100", "benefit == \"medical\", «event.cause == \"illness\"", "refer(\"EVENT_AFTER_COVER\")");

        assertThat(folder.told()).containsExactly(folder.expected("error", "CONDITIONS_CONTRADICT"));
    }

    @Test
    void listsWhatItCannotRead() {
        Marked folder = Marked.sample()
                .rule("eligibility.drl", "ELG-100", "applicant.ageAtStart > life.ageAtStart", DECLINE)
                .rule("eligibility.drl", "ELG-101", "held.sumInsured > amounts.fiveIncomes", "decline(\"SUM_INSURED_ABOVE_MAXIMUM\")");

        assertThat(folder.folder().report().notAnalysed()).extracting(NotAnalysed::toString).containsExactly(
                "ELG-100 eligibility.drl:40 it compares two facts",
                "ELG-101 eligibility.drl:44 it reads amounts.fiveIncomes, which depends on answers");
    }

    @Test
    void stillSeesThatAnUnreadRuleIsDead() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100",
                "applicant.sex == life.sex, held.overlaps == true, «held.overlaps == false", DECLINE);

        assertThat(folder.told()).containsExactly(folder.expected("error", "CONDITIONS_CONTRADICT"));
        assertThat(folder.folder().report().notAnalysed()).isEmpty();
    }

    @Test
    void checksFoldersAndArchivesDifferently() {
        ProductFolder folder = Marked.sample().rule("eligibility.drl", "ELG-100", "plan == \"basic\", plan == \"plus\"", DECLINE).folder();

        assertThat(folder.report().isFine()).isFalse();
        // What was sold from once stays readable.
        assertThat(folder.compile().rules().sets()).isNotEmpty();
    }

    private static String rule(String id, String conditions, String call) {
        return "\nrule \"" + id + " test\"\nwhen CoverageFacts( " + conditions + " )\nthen decision." + call + "; end\n";
    }

    private static String ruleOf(Problem problem) {
        return problem.message().substring(1, 8);
    }
}

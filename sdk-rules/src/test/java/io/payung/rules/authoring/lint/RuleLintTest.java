package io.payung.rules.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds, reasons, ids and values of single rules. */
class RuleLintTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "life.ageAtStart < «2",
        "held.sumInsured > «1_000",
        "life.ageAtStart > «1.5",
        "coverStart < «\"2027-01-01\"",
        "«2 > held.count",
        "held.count in (0, «5)",
        "held.overlaps == true || held.count > «2",
        "held.overlaps == true || (plan == \"basic\" && held.count > «2)",
    })
    void asksForANameOfAThreshold(String conditions) {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", conditions, "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).contains(folder.expected("warning", "LITERAL_THRESHOLD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "held.count > 0", "held.count > 1", "held.sumInsured > 0.0", "held.overlaps == true", "plan == \"basic\", held.count > 1",
        "held.count > parameters.childAge", "answers.occupation in (\"mining\", \"fishing\")"})
    void takesNoneAndOneAndWordsForWhatTheyAre(String conditions) {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", conditions, "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"coverage.drl, ELG-100, true", "coverage.drl, CLM-100, true", "coverage.drl, COV-100, false", "coverage.drl, XYZ-100, false"})
    void tellsAnIdThatPointsToAnotherFile(String file, String id, boolean other) {
        Marked folder = Marked.sample().append(file, "\n«rule \"" + id + " test\"\nwhen CoverageFacts( applicant.sex == \"male\" )\n"
                + "then decision.limit(\"disability\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\"); end\n");

        assertThat(folder.told()).hasSize(other ? 1 : 0);
        assertThat(folder.told().contains(folder.expected("warning", "RULE_OF_OTHER_FAMILY"))).isEqualTo(other);
    }

    @Test
    void tellsOneCodeForTwoMeanings() {
        Marked folder = Marked.sample().rule("coverage.drl", "COV-100", "applicant.sex == \"male\"",
                "limit(\"disability\", parameters.riderDeathLimit, «\"CHILD_AT_WORK\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "CODE_TWO_MEANINGS"));
    }

    @Test
    void takesOneCodeInTwoRulesThatSayTheSame() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", "applicant.sex == \"male\"", "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "held.count > parameters.childAge, life.ageAtStart > parameters.seniorAge ; true",
        "held.count > parameters.childAge || held.sumInsured > amounts.roomBesideBasic ; true",
        "parameters.childAge < held.count, parameters.childAge < life.ageAtStart ; true",
        "life.ageAtStart > parameters.childAge, life.ageAtStart < parameters.seniorAge ; false",
        "held.count > parameters.childAge ; false",
    })
    void tellsThatAReasonShowsOnlyOneOfSeveralComparisons(String conditions, boolean several) {
        Marked folder = Marked.sample().append("eligibility.drl", "\n«rule \"ELG-100 test\"\nwhen EligibilityFacts( " + conditions
                + " )\nthen decision.decline(\"CHILD_AT_WORK\"); end\n");

        assertThat(folder.told()).hasSize(several ? 1 : 0);
        assertThat(folder.told().contains(folder.expected("warning", "REASON_SEVERAL_LIMITS"))).isEqualTo(several);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "«applicant.ageAtStart > life.ageAtStart ; true",
        "applicant.ageAtStart > life.ageAtStart, held.count > parameters.childAge ; false",
        "applicant.sex == life.sex ; false",
        "held.count > 1 ; false",
    })
    void tellsThatAReasonCanShowNoLimit(String conditions, boolean none) {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", conditions, "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).hasSize(none ? 1 : 0);
        assertThat(folder.told().contains(folder.expected("warning", "REASON_WITHOUT_LIMIT"))).isEqualTo(none);
    }

    @Test
    void comparesAValueWithThePlacesThatHaveAText() {
        Marked folder = Marked.sample().replace("claim-documents.drl", "event.place == \"abroad\"", "event.place == «\"abraod\"");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "VALUE_LOOKS_MISSPELT"));
    }

    @Test
    void comparesAValueThatStandsOnceWithTheOthers() {
        Marked folder = Marked.sample()
                .rule("eligibility.drl", "ELG-100", "channel == \"branch\"", "decline(\"CHILD_AT_WORK\")")
                .rule("eligibility.drl", "ELG-101", "channel == «\"brnach\", life.ageAtStart > 1", "decline(\"TOO_MANY_POLICIES\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "VALUE_LOOKS_MISSPELT"));
    }

    @ParameterizedTest
    @CsvSource({"raod, true", "rod, false", "river, false"})
    void comparesNoShortWords(String place, boolean told) {
        Marked folder = Marked.sample().rule("claim-documents.drl", "CLM-100", "event.place == «\"" + place + "\"", "refer(\"POLICY_YOUNG\")");

        assertThat(folder.told()).hasSize(told ? 1 : 0);
        assertThat(folder.told().contains(folder.expected("warning", "VALUE_LOOKS_MISSPELT"))).isEqualTo(told);
    }

    @Test
    void blamesTheLaterOfTwoValuesInTwoFiles() {
        Marked folder = Marked.sample()
                .rule("coverage.drl", "COV-100", "channel == \"brnach\"", "exclude(\"medical\", \"SPORT_EXCLUDES_MEDICAL\")")
                .rule("eligibility.drl", "ELG-100", "channel == «\"branch\"", "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "VALUE_LOOKS_MISSPELT"));
    }

    @Test
    void takesAValueThatStandsTwiceOrIsLikeNoOther() {
        Marked folder = Marked.sample()
                .rule("eligibility.drl", "ELG-100", "channel == \"branch\"", "decline(\"CHILD_AT_WORK\")")
                .rule("eligibility.drl", "ELG-101", "channel in (\"agent\", \"kiosk\")", "decline(\"TOO_MANY_POLICIES\")")
                .rule("coverage.drl", "COV-101", "channel == \"branches\"", "exclude(\"medical\", \"SPORT_EXCLUDES_MEDICAL\")")
                .rule("coverage.drl", "COV-102", "channel == \"branches\"", "exclude(\"disability\", \"SPORT_EXCLUDES_MEDICAL\")")
                .rule("coverage.drl", "COV-103", "channel == \"branch\"", "exclude(\"disability\", \"SPORT_EXCLUDES_MEDICAL\")");

        assertThat(folder.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "answers.occupation == «mining ; write \"mining\" in quotes",
        "answers.occupation == «minning ; did you mean \"mining\"? Write it in quotes",
        "channel != «app ; write \"app\" in quotes",
        "answers.occupation in (\"farming\", «mining) ; write \"mining\" in quotes",
    })
    void asksForQuotesAroundAValue(String conditions, String fix) {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", conditions, "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).containsExactly(folder.expected("error", "VALUE_UNQUOTED"));
        assertThat(folder.folder().report().problems().get(0).fix()).isEqualTo(fix);
    }

    @Test
    void suggestsAnAnswerWhoseGroupWasForgotten() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", "«occupation == mining", "decline(\"CHILD_AT_WORK\")");

        assertThat(folder.told()).containsExactly(folder.expected("error", "NAME_UNKNOWN"));
        assertThat(folder.folder().report().problems().get(0).fix()).isEqualTo("did you mean \"answers.occupation\"?");
    }

    @Test
    void tellsAReasonWithoutATextWhereItsCodeStands() {
        Marked folder = Marked.sample().rule("eligibility.drl", "ELG-100", "held.count > 1", "decline(«\"NOBODY_TRANSLATED_THIS\")");

        assertThat(folder.told()).containsExactly(folder.expected("error", "TEXT_MISSING"), folder.expected("error", "TEXT_MISSING"));
    }
}

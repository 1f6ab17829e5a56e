package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule of each set may not say. « marks the place of the fault. */
class RuleFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "held.sumInsured > «answers.discount | UNIT_MISMATCH",
        "held.sumInsured > «life.ageAtStart | UNIT_MISMATCH",
        "answers.discount > «held.count | UNIT_MISMATCH",
        "coverStart > «\"2026-02-30\" | TYPE_MISMATCH",
        "coverStart > «20260101 | TYPE_MISMATCH",
        "life.ageAtStart == «true | TYPE_MISMATCH",
        "plan == «17 | TYPE_MISMATCH",
        "life.ageAtStart «< null | OPERATOR_NOT_FOR_TYPE",
        "amounts.fiveIncomes «== null | OPERATOR_NOT_FOR_TYPE",
        "plan «< \"basic\" | OPERATOR_NOT_FOR_TYPE",
        "«lives.countOf(\"joint\") > 1 | ID_UNKNOWN",
        "«lives.countOf > 1 | ID_UNKNOWN",
        "plan == «\"gold\" | VALUE_UNKNOWN",
        "life.relation not in («\"uncle\") | VALUE_UNKNOWN",
        "life.sex == «\"F\" | VALUE_UNKNOWN",
        "answers.occupation == «parameters.badJob | VALUE_UNKNOWN",
        "18 «> 17 | READS_NO_FACT",
        "«answers.occupatio == \"mining\" | NAME_UNKNOWN",
        "«amounts.sixIncomes > 5 | NAME_UNKNOWN",
        "«occupation == \"mining\" | NAME_UNKNOWN",
        "«minorInsured == true | NAME_UNKNOWN",
        "plan «= \"basic\" | CHARACTER_NOT_ALLOWED",
        "plan «\"basic\" | RULE_SYNTAX",
        "plan == \"basic\" ) «( | RULE_SYNTAX",
    })
    void conditionsOfEligibility(String marked, String code) {
        tells("eligibility.drl", "when EligibilityFacts( " + marked + " ) then decision.decline(\"COVER_OVERLAPS\");", code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "decision.limit(\"death\", «5_000_000, \"LIMIT_FOR_CHILD\") | AMOUNT_NEEDS_NAME",
        "decision.limit(\"death\", «life.ageAtStart, \"LIMIT_FOR_CHILD\") | TYPE_MISMATCH",
        "decision.limit(\"death\", «answers.occupation, \"LIMIT_FOR_CHILD\") | TYPE_MISMATCH",
        "decision.limit(\"death\", «parameters.none, \"LIMIT_FOR_CHILD\") | NAME_UNKNOWN",
        "decision.limit(«\"dental\", parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | ID_UNKNOWN",
        "decision.limit(«death, parameters.childDeathLimit, \"LIMIT_FOR_CHILD\") | ARGUMENTS",
        "«decision.limit(\"death\", \"LIMIT_FOR_CHILD\") | ARGUMENTS",
        "decision.exclude(\"death\", «\"limit for child\") | REASON_CODE_SHAPE",
        "decision.exclude(\"death\", «17) | REASON_CODE_SHAPE",
        "«decision.decline(\"LIMIT_FOR_CHILD\") | WORD_NOT_HERE",
        "«decision.forbid(\"LIMIT_FOR_CHILD\") | WORD_UNKNOWN",
        "«print(\"LIMIT_FOR_CHILD\") | WORD_UNKNOWN",
    })
    void rightSidesOfCoverage(String marked, String code) {
        tells("coverage.drl", "when CoverageFacts( lives.count >= 1 ) then " + marked + ";", code);
    }

    @Test
    void consentAsksForClausesAndNothingOfOneLife() {
        tells("consent.drl", "when ConsentFacts( lives.count >= 1 ) then decision.require(«\"refunds\", \"MINOR_NEEDS_GUARDIAN\");",
                "ID_UNKNOWN");
        tells("consent.drl", "when ConsentFacts( «answers.motorcycle == true ) then decision.require(\"cover\", \"MINOR_NEEDS_GUARDIAN\");",
                "QUESTION_PER_LIFE");
        tells("consent.drl", "when ConsentFacts( «life.ageAtStart > 5 ) then decision.require(\"cover\", \"MINOR_NEEDS_GUARDIAN\");",
                "NAME_UNKNOWN");
    }

    @Test
    void claimsAskForDocuments() {
        tells("claim-documents.drl", "when ClaimFacts( lives.count >= 1 ) then decision.waive(«\"passport\", \"POLICY_YOUNG\");",
                "ID_UNKNOWN");
        tells("claim-documents.drl", "when ClaimFacts( benefit == «\"dental\" ) then decision.refer(\"POLICY_YOUNG\");", "VALUE_UNKNOWN");
        tells("claim-documents.drl", "when ClaimFacts( event.consequence == «\"divorce\" ) then decision.refer(\"POLICY_YOUNG\");",
                "VALUE_UNKNOWN");
        tells("claim-documents.drl", "when ClaimFacts( event.cause == «\"war\" ) then decision.refer(\"POLICY_YOUNG\");", "VALUE_UNKNOWN");
    }

    @Test
    void rulesEndWithSemicolonAndEnd() {
        String rule = "rule \"TST-001 test\" when EligibilityFacts( plan == \"basic\" ) then decision.decline(\"COVER_OVERLAPS\")";

        assertThat(codes(rule + " end")).containsExactly("RULE_SYNTAX");
        assertThat(codes(rule + ";")).containsExactly("RULE_SYNTAX");
        assertThat(codes(rule + "; end")).isEmpty();
    }

    @Test
    void aProblemStaysOneLineWhateverTheValueHolds() {
        List<Problem> problems = ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: \"on\\nsale: error FAKE\"")
                .problems();

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.toString().lines()).hasSize(2));
    }

    private static List<String> codes(String rules) {
        return errors(ProductFolder.sample().with("eligibility.drl", rules)).stream().map(Problem::code).toList();
    }

    private static void tells(String file, String marked, String code) {
        String rule = "rule \"TST-001 test\"\n" + marked + " end\n";
        ProductFolder folder = ProductFolder.sample()
                .replace("product.yaml", "questions:\n", "questions:\n  discount: { type: percent, source: customer, per: life }\n")
                .replace("product.yaml", "parameters:\n", "parameters:\n  badJob: astronaut\n")
                .texts("question.discount")
                .with(file, rule.replace("«", ""));

        assertThat(errors(folder)).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
                .containsExactly("2:" + (marked.indexOf('«') + 1) + " " + code);
    }

    /** Nothing is compiled, whether or not there is a fault. */
    private static List<Problem> errors(ProductFolder folder) {
        return folder.report().problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    }
}

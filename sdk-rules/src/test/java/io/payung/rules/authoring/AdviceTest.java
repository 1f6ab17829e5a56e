package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes sentences is advised in sentences, and who writes tables in cells; the rule language is for those who use it. */
class AdviceTest {

    private static final String RULE_LANGUAGE = ".*(?:\\|\\||==|decision\\.|parameters\\.|lives\\.|\\.drl).*";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "coverage    | the plan is basic, and the plan is plus | exclude the benefit medical because LIMIT_FOR_CHILD | CONDITIONS_CONTRADICT | or (atau)",
        "coverage    | the plan is basic | limit the benefit death to 5_000_000 because LIMIT_FOR_CHILD | AMOUNT_NEEDS_NAME | the name here",
        "coverage    | the plan is basic | exclude the benefit medical because limit | REASON_CODE_SHAPE | AGE_BELOW_MINIMUM",
        "coverage    | the insured person's age at the end is at least 0 | exclude the benefit medical because LIMIT_FOR_CHILD | RULE_ALWAYS_FIRES | always (selalu)",
        "coverage    | the insured person's age at the start is more than 50 | exclude the benefit medical because LIMIT_FOR_CHILD | LITERAL_THRESHOLD | the name here",
        "coverage    | the number of insured persons in the role child is at least 1 | exclude the benefit medical because LIMIT_FOR_CHILD | ID_UNKNOWN | main",
        "coverage    | the answer to trafficAccident is yes | exclude the benefit medical because LIMIT_FOR_CHILD | QUESTION_ASKED_LATER | claim-documents",
        "coverage    | the answer to cc is at least 1 | exclude the benefit medical because LIMIT_FOR_CHILD | ANSWER_MAY_BE_ABSENT | the answer to motorcycle",
        "coverage    | the plan is basic | decline because LIMIT_FOR_CHILD | WORD_NOT_HERE | eligibility.dslr",
        "coverage    | the place of the event is home | exclude the benefit medical because LIMIT_FOR_CHILD | SENTENCE_UNKNOWN | claim-documents.dslr",
    })
    void speaksSentencesToTheirAuthors(String set, String when, String then, String code, String words) {
        String rule = "rule \"COV-001 a rule\"\nwhen " + when.replace(", and", "\nand") + "\nthen " + then + "\nend\n";
        ProductFolder folder = ProductFolder.sample()
                .replace("product.yaml", "\namounts:\n", "\n  cc: { type: integer, source: customer, per: life, neededWhen: motorcycle == true }\namounts:\n").texts("question.cc")
                .without(set + ".drl").with(set + ".dslr", rule);

        Problem problem = problem(folder, code);

        assertThat(problem.path()).endsWith(set + ".dslr");
        assertThat(problem.fix()).contains(words).doesNotMatch(RULE_LANGUAGE);
    }

    @Test
    void speaksOfRowsToAuthorsOfTables() {
        String table = "RuleTable,cover,,\nCONDITION,CONDITION,ACTION,NAME\nCoverageFacts,CoverageFacts,,\nplan == \"$param\",plan == \"$param\","
                + "\"decision.exclude(\"\"medical\"\", \"\"$param\"\");\",\nplan,plan,reason,rule\nbasic,plus,LIMIT_FOR_CHILD,COV-001 a rule\n";

        Problem problem = problem(ProductFolder.sample().without("coverage.drl").with("coverage.drl.csv", table), "CONDITIONS_CONTRADICT");

        assertThat(problem.fix()).contains("row").doesNotMatch(RULE_LANGUAGE);
    }

    @Test
    void speaksTheRuleLanguageToThoseWhoUseIt() {
        ProductFolder folder = ProductFolder.sample().append("coverage.drl", "\nrule \"COV-100 both\"\nwhen CoverageFacts( plan == \"basic\", plan == \"plus\" )\n"
                + "then decision.exclude(\"medical\", \"LIMIT_FOR_CHILD\"); end\n");

        assertThat(problem(folder, "CONDITIONS_CONTRADICT").fix()).contains("||");
    }

    private static Problem problem(ProductFolder folder, String code) {
        return folder.report().problems().stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError(folder.report().problems().toString()));
    }
}

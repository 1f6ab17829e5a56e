package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Finding;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that read an answer which is not always asked. */
class NeededAnswersTest {

    private static final String GUARDED = """
            rule "ELG-009 the interest is too high"
            when EligibilityFacts( answers.loanMethod == "annuity", answers.interestYear > 36 )
            then decision.decline("INTEREST_TOO_HIGH"); end
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "answers.interestYear > 36",
        "answers.loanMethod == \"flat\", answers.interestYear > 36",
        "answers.loanMethod != \"flat\", answers.interestYear > 36",
        "answers.renewing == true && answers.interestYear > 36",
        "answers.loanMethod == \"annuity\" || answers.interestYear > 36",
        "answers.loanMethod == \"annuity\", answers.interestYear > 36 || answers.renewing == true"
    })
    void refusesARuleThatDoesNotAskWhetherTheAnswerIsNeeded(String conditions) {
        boolean guarded = conditions.startsWith("answers.loanMethod == \"annuity\",");
        List<Problem> problems = creditLife(GUARDED.replace("answers.loanMethod == \"annuity\", answers.interestYear > 36", conditions)).report().problems();

        assertThat(problems.stream().anyMatch(problem -> problem.code().equals("ANSWER_MAY_BE_ABSENT"))).isEqualTo(!guarded);
    }

    @Test
    void pointsAtTheReadingOfTheAnswer() {
        ProductFolder folder = ProductFolder.creditLife().append("eligibility.drl", "\n" + GUARDED.replace("answers.loanMethod == \"annuity\", ", ""));
        for (String language : List.of("id", "en", "jv")) {
            folder.append("messages_" + language + ".properties", "INTEREST_TOO_HIGH=x\n");
        }

        assertThat(folder.problems()).filteredOn(problem -> problem.severity() == Severity.ERROR).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("ANSWER_MAY_BE_ABSENT");
            assertThat(folder.text("eligibility.drl").lines().toList().get(problem.line() - 1).substring(problem.column() - 1))
                    .startsWith("answers.interestYear");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers.interestYear == null", "answers.interestYear != null"})
    void letsARuleAskWhetherThereIsAnAnswer(String condition) {
        assertThat(creditLife(GUARDED.replace("answers.loanMethod == \"annuity\", answers.interestYear > 36", condition)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"35.999999,false", "36,false", "36.000001,true"})
    void decidesWhenTheAnswerIsNeeded(BigDecimal interest, boolean declined) {
        Map<String, Object> facts = facts("annuity");
        facts.put("answers.interestYear", interest);

        assertThat(codes(pack().rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts)))).isEqualTo(declined ? List.of("INTEREST_TOO_HIGH") : List.of());
    }

    @Test
    void decidesWithoutAnAnswerThatNobodyNeeds() {
        assertThat(codes(pack().rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts("flat"))))).isEmpty();
    }

    @Test
    void missesAnAnswerThatIsNeededOrMayBe() {
        Map<String, Object> open = facts("annuity");
        open.remove("answers.loanMethod");

        assertThat(pack().rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts("annuity"))))
                .isEqualTo(new RuleAnswer.Missing(new TreeSet<>(List.of("answers.interestYear"))));
        assertThat(pack().rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(open)))
                .isEqualTo(new RuleAnswer.Missing(new TreeSet<>(List.of("answers.interestYear", "answers.loanMethod"))));
    }

    @Test
    void computesAnAmountWithoutAnInterestThatNobodyNeeds() {
        ProductFolder folder = creditLife("""
                rule "ELG-009 half of the loan is still too much"
                when EligibilityFacts( amounts.afterHalfAYear > parameters.referAbove )
                then decision.decline("INTEREST_TOO_HIGH"); end
                """).append("product.yaml", "\namounts: { afterHalfAYear: \"outstanding(loanAmount, interestYear, loanMonths, 6, loanMethod)\" }\n");
        ProductPack pack = folder.serve();
        Map<String, Object> small = facts("flat");
        Map<String, Object> large = facts("flat");
        large.put("answers.loanAmount", new BigDecimal("50000002"));

        assertThat(codes(pack.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(small)))).isEmpty();
        assertThat(codes(pack.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(large)))).contains("INTEREST_TOO_HIGH");
        assertThat(pack.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts("annuity")))).isInstanceOf(RuleAnswer.Missing.class);
    }

    @Test
    void refersClaimsAsProductYamlSays() {
        Map<String, Object> facts = facts("flat");
        facts.putAll(Map.of("policy.ageDays", 89L, "answers.lenderBalance", new BigDecimal("25000000"), "lives.count", 1L));

        assertThat(rules(ProductFolder.creditLife().serve(), facts)).containsExactly("CLM-001", "REFER-001");
        facts.put("policy.ageDays", 90L);
        assertThat(rules(ProductFolder.creditLife().serve(), facts)).containsExactly("CLM-001");
        facts.put("answers.lenderBalance", new BigDecimal("25000000.01"));
        assertThat(rules(ProductFolder.creditLife().serve(), facts)).containsExactly("CLM-001", "REFER-002");
    }

    @Test
    void readsTheObject() {
        ProductPack pack = creditLife("""
                rule "ELG-009 the loan of a test"
                when EligibilityFacts( object.kind == "loan", object.key == "L-0" )
                then decision.decline("INTEREST_TOO_HIGH"); end
                """).serve();
        Map<String, Object> facts = facts("flat");
        facts.put("object.key", "L-0");

        assertThat(codes(pack.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts)))).containsExactly("INTEREST_TOO_HIGH");
        facts.put("object.key", "L-1");
        assertThat(codes(pack.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts)))).isEmpty();
        assertThat(ProductFolder.sample().append("eligibility.drl", """
                rule "ELG-109 no object here"
                when EligibilityFacts( object.kind == "loan" )
                then decision.decline("COVER_OVERLAPS"); end
                """).problems()).extracting(Problem::code).containsExactly("NAME_UNKNOWN");
    }

    private static ProductPack pack() {
        return creditLife(GUARDED).serve();
    }

    private static ProductFolder creditLife(String rule) {
        ProductFolder folder = ProductFolder.creditLife().append("eligibility.drl", "\n" + rule);
        for (String language : List.of("id", "en", "jv")) {
            folder.append("messages_" + language + ".properties", "INTEREST_TOO_HIGH=x\n");
        }
        return folder;
    }

    private static List<String> codes(RuleAnswer answer) {
        return answer.fold(decided -> decided.findings().stream().map(finding -> finding.code().value()).toList(), missing -> {
            throw new AssertionError(missing);
        });
    }

    private static List<String> rules(ProductPack pack, Map<String, Object> facts) {
        return pack.rules().decide(RuleSet.CLAIM_DOCUMENTS, RuleFacts.of(facts)).fold(
                decided -> decided.findings().stream().map(Finding::rule).toList(), missing -> {
                    throw new AssertionError(missing);
                });
    }

    private static Map<String, Object> facts(String method) {
        return new TreeMap<>(Map.of("life.ageAtStart", 30L, "life.ageAtEnd", 31L, "answers.renewing", false, "answers.loanMethod", method,
                "answers.loanAmount", new BigDecimal("10000000"), "answers.loanMonths", 12L, "object.kind", "loan", "object.key", "L-1"));
    }
}

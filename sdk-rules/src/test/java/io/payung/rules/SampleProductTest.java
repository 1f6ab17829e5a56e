package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.Formula;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample product as it is sold: every rule at n−1, n and n+1. */
class SampleProductTest {

    private static final ProductPack PACK =
            ProductPacks.trustedDirectory(ProductFolder.samplePath()).onSale(Instant.parse("2026-06-01T00:00:00Z")).get(0);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "life.ageAtStart, 5, AGE_BELOW_MINIMUM 5 6",
        "life.ageAtStart, 6, CHILD_AT_WORK 6 17",
        "life.ageAtStart, 7, CHILD_AT_WORK 7 17",
        "life.ageAtStart, 16, CHILD_AT_WORK 16 17",
        "life.ageAtStart, 17, CHILD_AT_WORK 17 17",
        "life.ageAtStart, 18, -",
        "life.ageAtStart, 68, -",
        "life.ageAtStart, 69, -",
        "life.ageAtStart, 70, AGE_ABOVE_MAXIMUM 70 69",
        "held.count, 1, -",
        "held.count, 2, TOO_MANY_POLICIES 2 2",
        "held.count, 3, TOO_MANY_POLICIES 3 2",
    })
    void declinesByWholeNumbers(String fact, long value, String expected) {
        assertThat(declined(SampleFacts.of(RuleSet.ELIGIBILITY).with(fact, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "plus, held.sumInsured, 29999999, -",
        "plus, held.sumInsured, 30000000, -",
        "plus, held.sumInsured, 30000001, SUM_INSURED_ABOVE_MAXIMUM 30000001 30000000",
        "basic, held.sumInsured, 39999999, -",
        "basic, held.sumInsured, 40000000, -",
        "basic, held.sumInsured, 40000001, SUM_INSURED_ABOVE_MAXIMUM 40000001 40000000",
        "plus, answers.monthlyIncome, 99999, INCOME_BELOW_MINIMUM 99999 100000",
        "plus, answers.monthlyIncome, 100000, -",
        "plus, answers.monthlyIncome, 100001, -",
    })
    void declinesByAmounts(String plan, String fact, BigDecimal value, String expected) {
        assertThat(declined(SampleFacts.of(RuleSet.ELIGIBILITY).with("plan", plan).with(fact, value))).isEqualTo(expected);
    }

    @Test
    void declinesMiningAndOverlappingCover() {
        assertThat(declined(SampleFacts.of(RuleSet.ELIGIBILITY).with("answers.occupation", "mining")))
                .isEqualTo("OCCUPATION_NOT_INSURED null null");
        assertThat(declined(SampleFacts.of(RuleSet.ELIGIBILITY).with("held.overlaps", true))).isEqualTo("COVER_OVERLAPS null null");
    }

    @ParameterizedTest
    @CsvSource({"student", "home"})
    void asksNeitherIncomeNorAgeOfThoseWhoDoNotWork(String occupation) {
        SampleFacts child = SampleFacts.of(RuleSet.ELIGIBILITY).with("life.ageAtStart", 10L).with("answers.occupation", occupation)
                .with("answers.monthlyIncome", BigDecimal.ZERO);

        assertThat(declined(child)).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "life.ageAtStart, 16, LIMIT_FOR_CHILD 5000000",
        "life.ageAtStart, 17, LIMIT_FOR_CHILD 5000000",
        "life.ageAtStart, 18, -",
        "life.ageAtStart, 59, -",
        "life.ageAtStart, 60, LIMIT_FOR_SENIOR 10000000",
        "life.ageAtStart, 61, LIMIT_FOR_SENIOR 10000000",
    })
    void limitsDeathCoverByAge(String fact, long value, String expected) {
        assertThat(limits(SampleFacts.of(RuleSet.COVERAGE).with(fact, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2499999, office, LIMIT_BY_INCOME 12499995",
        "2500000, office, LIMIT_BY_INCOME 12500000",
        "2500001, office, -",
        "0, student, -",
    })
    void limitsDeathCoverByIncome(BigDecimal income, String occupation, String expected) {
        assertThat(limits(SampleFacts.of(RuleSet.COVERAGE).with("answers.monthlyIncome", income).with("answers.occupation", occupation)))
                .isEqualTo(expected);
    }

    @Test
    void limitsARiderAndExcludesMedicalForHazardousSport() {
        SampleFacts facts = SampleFacts.of(RuleSet.COVERAGE).with("answers.motorcycle", true).with("answers.hazardousSport", true);

        assertThat(findings(RuleSet.COVERAGE, facts.facts())).extracting(Finding::toString)
                .containsExactly("COV-003 LIMIT death LIMIT_FOR_RIDER", "COV-004 EXCLUDE medical SPORT_EXCLUDES_MEDICAL");
        assertThat(findings(RuleSet.COVERAGE, facts.with("plan", "basic").facts())).extracting(Finding::rule).containsExactly("COV-003");
    }

    @Test
    void asksForTheGuardianOfAMinorOnly() {
        SampleFacts adult = SampleFacts.of(RuleSet.CONSENT);
        SampleFacts minor = SampleFacts.of(RuleSet.CONSENT).with("minorInsured", true);

        assertThat(targets(adult)).containsExactly("summary", "cover", "exclusions", "data-processing");
        assertThat(targets(minor.with("by", "guardian"))).containsExactly("summary", "cover", "exclusions", "data-processing", "guardian");
        assertThat(findings(RuleSet.CONSENT, minor.with("by", "applicant").facts())).extracting(finding -> finding.code().value())
                .contains("CONSENT_NOT_BY_GUARDIAN");
    }

    @Test
    void foreseesConsentBeforeAnybodyConsents() {
        RuleFacts quoted = SampleFacts.of(RuleSet.CONSENT).with("minorInsured", true).without("by").without("method").facts();

        List<Foreseen> foreseen = PACK.rules().foresee(RuleSet.CONSENT, quoted).foreseen();

        assertThat(foreseen).filteredOn(Foreseen::certain).extracting(one -> one.finding().target())
                .containsExactly("summary", "cover", "exclusions", "data-processing", "guardian");
        assertThat(foreseen).filteredOn(one -> !one.certain()).singleElement()
                .satisfies(one -> assertThat(one.unknown()).containsExactly("by"));
    }

    @ParameterizedTest
    @CsvSource({
        "death, death, home, false, CLM-001 CLM-002 CLM-003 CLM-005",
        "disability, total-permanent-disability, home, false, CLM-001 CLM-002 CLM-003 CLM-006",
        "medical, injury, home, false, CLM-001 CLM-002 CLM-003 CLM-004 CLM-007 CLM-008",
        "death, death, abroad, true, CLM-001 CLM-002 CLM-003 CLM-005 CLM-009 CLM-010",
    })
    void asksForDocumentsByEvent(String benefit, String consequence, String place, boolean traffic, String expected) {
        RuleFacts facts = SampleFacts.of(RuleSet.CLAIM_DOCUMENTS).with("benefit", benefit).with("event.consequence", consequence)
                .with("event.place", place).with("answers.trafficAccident", traffic).facts();

        assertThat(String.join(" ", findings(RuleSet.CLAIM_DOCUMENTS, facts).stream().map(Finding::rule).toList())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "reportedAfterDays, 29, -", "reportedAfterDays, 30, -", "reportedAfterDays, 31, REPORTED_LATE",
        "policy.ageDays, 13, POLICY_YOUNG", "policy.ageDays, 14, -", "policy.ageDays, 15, -",
    })
    void refersLateReportsAndYoungPolicies(String fact, long value, String expected) {
        List<Finding> findings = findings(RuleSet.CLAIM_DOCUMENTS, SampleFacts.of(RuleSet.CLAIM_DOCUMENTS).with(fact, value).facts());

        assertThat(findings.stream().filter(finding -> finding.word() == Word.REFER).map(finding -> finding.code().value()).findFirst()
                .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void pricesBothPlans() {
        Map<String, Formula> plans = PACK.product().premium().plans();
        Map<String, Object> inputs = Map.of("limits.death", new BigDecimal("20000000"), "limits.medical", new BigDecimal("2000000"),
                "ratePerMille", new BigDecimal("1.5"));

        assertThat(PACK.rules().evaluate(plans.get("basic"), Map.of())).isEqualByComparingTo("20000");
        assertThat(PACK.rules().evaluate(plans.get("plus"), inputs)).isEqualByComparingTo("50000");
        assertThat(plans.get("plus").reads()).isEqualTo(inputs.keySet());
    }

    @Test
    void namesTheEngine() {
        assertThat(PACK.rules().engineVersion()).isEqualTo("drools 10.2.0");
    }

    private static List<Finding> findings(RuleSet set, RuleFacts facts) {
        return PACK.rules().decide(set, facts).fold(RuleAnswer.Decided::findings, missing -> {
            throw new AssertionError("missing " + missing.names());
        });
    }

    /** Code, actual and limit of the only reason, or null. */
    private static String declined(SampleFacts facts) {
        List<String> reasons = findings(RuleSet.ELIGIBILITY, facts.facts()).stream()
                .filter(finding -> !(finding.rule().equals("ELG-009") && isBelowMinimum(facts)))
                .map(finding -> finding.code() + " " + finding.actual() + " " + finding.limit()).toList();
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }

    private static boolean isBelowMinimum(SampleFacts facts) {
        return (Long) facts.facts().values().get("life.ageAtStart") < 6;
    }

    private static String limits(SampleFacts facts) {
        List<String> limits = findings(RuleSet.COVERAGE, facts.facts()).stream()
                .filter(finding -> finding.word() == Word.LIMIT)
                .map(finding -> finding.code() + " " + (finding.amount() == null ? "" : finding.amount().toPlainString())).toList();
        return limits.isEmpty() ? null : String.join(", ", limits);
    }

    private static List<String> targets(SampleFacts facts) {
        return findings(RuleSet.CONSENT, facts.facts()).stream().map(finding -> String.valueOf(finding.target())).toList();
    }
}

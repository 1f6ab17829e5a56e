package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What conditions mean: nesting, absence, mixed numbers, and what a reason shows. */
class RuleConditionsTest {

    private static final ProductPack PACK = ProductFolder.sample()
            .with("eligibility.drl", """
                    rule "CND-001 or binds weaker than and"
                    when EligibilityFacts( plan == "plus" && held.overlaps == true || life.sex == "female" )
                    then decision.decline("FOUND"); end
                    rule "CND-002 brackets bind"
                    when EligibilityFacts( plan == "plus" && (held.overlaps == true || life.sex == "female") )
                    then decision.decline("FOUND"); end
                    rule "CND-003 nests six deep"
                    when EligibilityFacts( (((((life.sex == "female"))))) )
                    then decision.decline("FOUND"); end
                    rule "CND-004 value on the left"
                    when EligibilityFacts( 18 > life.ageAtStart )
                    then decision.decline("FOUND"); end
                    rule "CND-005 absent on purpose"
                    when EligibilityFacts( life.relation == null )
                    then decision.decline("FOUND"); end
                    rule "CND-006 present on purpose"
                    when EligibilityFacts( life.relation != null )
                    then decision.decline("FOUND"); end
                    rule "CND-007 whole number with decimal"
                    when EligibilityFacts( life.ageAtStart < 17.5 )
                    then decision.decline("FOUND"); end
                    rule "CND-008 money with a plain parameter"
                    when EligibilityFacts( held.sumInsured >= parameters.maximumSumInsuredPerPerson )
                    then decision.decline("FOUND"); end
                    rule "CND-009 counts lives of a role"
                    when EligibilityFacts( lives.countOf("main") > 1 )
                    then decision.decline("FOUND"); end
                    rule "CND-010 two facts"
                    when EligibilityFacts( life.ageAtEnd > life.ageAtStart )
                    then decision.decline("FOUND"); end
                    rule "CND-011 two dates"
                    when EligibilityFacts( coverStart > asOf )
                    then decision.decline("FOUND"); end
                    rule "CND-012 first comparison counts"
                    when EligibilityFacts( plan == "plus", held.count < parameters.maximumPoliciesPerPerson,
                      life.ageAtStart < parameters.childAge )
                    then decision.decline("FOUND"); end
                    rule "EQM-001 equal money" when EligibilityFacts( held.sumInsured == 1 ) then decision.decline("FOUND"); end
                    rule "EQM-002 equal money" when EligibilityFacts( held.sumInsured == 2_000 ) then decision.decline("FOUND"); end
                    rule "EQM-003 equal money" when EligibilityFacts( held.sumInsured == 3 ) then decision.decline("FOUND"); end
                    rule "EQM-004 equal money" when EligibilityFacts( held.sumInsured == 4 ) then decision.decline("FOUND"); end
                    rule "EQA-001 equal age" when EligibilityFacts( life.ageAtStart == 31 ) then decision.decline("FOUND"); end
                    rule "EQA-002 equal age" when EligibilityFacts( life.ageAtStart == 32 ) then decision.decline("FOUND"); end
                    rule "EQA-003 equal age" when EligibilityFacts( life.ageAtStart == 33 ) then decision.decline("FOUND"); end
                    rule "EQA-004 equal age" when EligibilityFacts( life.ageAtStart == 34 ) then decision.decline("FOUND"); end
                    rule "EQC-001 equal channel" when EligibilityFacts( channel == "app" ) then decision.decline("FOUND"); end
                    rule "EQC-002 equal channel" when EligibilityFacts( channel == "web" ) then decision.decline("FOUND"); end
                    rule "EQC-003 equal channel" when EligibilityFacts( channel == "shop" ) then decision.decline("FOUND"); end
                    rule "EQC-004 equal channel" when EligibilityFacts( channel == "agent" ) then decision.decline("FOUND"); end
                    """)
            .texts("FOUND")
            .serve();

    @Test
    void bindsOrWeakerThanAnd() {
        assertThat(rules("plan", "basic", "life.sex", "female")).contains("CND-001").doesNotContain("CND-002");
        assertThat(rules("plan", "plus", "held.overlaps", true, "life.sex", "male")).contains("CND-001", "CND-002");
        assertThat(rules("plan", "plus", "held.overlaps", false, "life.sex", "male")).doesNotContain("CND-001", "CND-002");
    }

    @Test
    void readsNestedBrackets() {
        assertThat(rules("life.sex", "female")).contains("CND-003");
        assertThat(rules("life.sex", "male")).doesNotContain("CND-003");
    }

    @Test
    void turnsAComparisonWhoseValueStandsOnTheLeft() {
        assertThat(rules("life.ageAtStart", 17L)).contains("CND-004");
        assertThat(rules("life.ageAtStart", 18L)).doesNotContain("CND-004");
    }

    @Test
    void tellsAbsentFromPresentOnlyWhenAsked() {
        Map<String, Object> facts = facts();
        assertThat(rules(facts)).contains("CND-006").doesNotContain("CND-005");

        facts.remove("life.relation");

        assertThat(rules(facts)).contains("CND-005").doesNotContain("CND-006");
    }

    @Test
    void comparesWholeNumbersWithDecimals() {
        assertThat(rules("life.ageAtStart", 17L)).contains("CND-007");
        assertThat(rules("life.ageAtStart", 18L)).doesNotContain("CND-007");
    }

    @Test
    void comparesMoneyWithAPlainParameter() {
        assertThat(rules("held.sumInsured", new BigDecimal("49999999.99"))).doesNotContain("CND-008");
        assertThat(rules("held.sumInsured", new BigDecimal("50000000"))).contains("CND-008");
        assertThat(rules("held.sumInsured", new BigDecimal("50000000.01"))).contains("CND-008");
    }

    @Test
    void countsLivesOfARole() {
        assertThat(rules("lives.countOf.main", 1L)).doesNotContain("CND-009");
        assertThat(rules("lives.countOf.main", 2L)).contains("CND-009");
    }

    @Test
    void comparesFactsWithEachOther() {
        assertThat(rules("life.ageAtEnd", 30L)).doesNotContain("CND-010");
        assertThat(rules("life.ageAtEnd", 31L)).contains("CND-010");
        assertThat(rules("coverStart", LocalDate.of(2026, 6, 1))).doesNotContain("CND-011");
        assertThat(rules("coverStart", LocalDate.of(2026, 6, 2))).contains("CND-011");
    }

    /** Four rules on one fact, from which on the engine may look the value up by hash instead of comparing. */
    @Test
    void findsTheOneEqualValueOfMany() {
        assertThat(rules("held.sumInsured", new BigDecimal("2E+3"))).contains("EQM-002").doesNotContain("EQM-001", "EQM-003", "EQM-004");
        assertThat(rules("held.sumInsured", new BigDecimal("2000.00"))).contains("EQM-002");
        assertThat(rules("life.ageAtStart", 33L)).contains("EQA-003").doesNotContain("EQA-001", "EQA-002", "EQA-004");
        assertThat(rules("channel", "agent")).contains("EQC-004").doesNotContain("EQC-001", "EQC-002", "EQC-003");
    }

    @Test
    void showsTheFirstComparisonWithAParameter() {
        Finding finding = findings(with("plan", "plus", "held.count", 1L, "life.ageAtStart", 16L)).stream()
                .filter(one -> one.rule().equals("CND-012")).findFirst().orElseThrow();

        assertThat(finding.actual()).isEqualTo("1");
        assertThat(finding.limit()).isEqualTo("2");
    }

    private static List<String> rules(Object... changes) {
        return rules(with(changes));
    }

    /** Both routes, which must agree. */
    private static List<String> rules(Map<String, Object> facts) {
        List<Finding> fired = findings(facts);
        List<Foreseen> foreseen = PACK.rules().foresee(RuleSet.ELIGIBILITY, RuleFacts.of(facts)).foreseen();
        assertThat(foreseen.stream().map(Foreseen::finding).toList()).isEqualTo(fired);
        return fired.stream().map(Finding::rule).toList();
    }

    private static List<Finding> findings(Map<String, Object> facts) {
        RuleAnswer answer = PACK.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts));
        return answer.fold(RuleAnswer.Decided::findings, missing -> {
            throw new AssertionError("missing " + missing.names());
        });
    }

    private static Map<String, Object> with(Object... changes) {
        Map<String, Object> facts = facts();
        for (int index = 0; index < changes.length; index += 2) {
            facts.put((String) changes[index], changes[index + 1]);
        }
        return facts;
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("plan", "basic");
        facts.put("channel", "partner");
        facts.put("held.overlaps", false);
        facts.put("held.count", 0L);
        facts.put("held.sumInsured", BigDecimal.ZERO);
        facts.put("life.sex", "male");
        facts.put("life.relation", "self");
        facts.put("life.ageAtStart", 30L);
        facts.put("life.ageAtEnd", 30L);
        facts.put("lives.countOf.main", 1L);
        facts.put("asOf", LocalDate.of(2026, 6, 1));
        facts.put("coverStart", LocalDate.of(2026, 6, 1));
        return facts;
    }
}

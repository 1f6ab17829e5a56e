package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.scenario.story.RuleUse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules scenarios have seen, counted on one story each. */
class RuleUseTest {

    private static final String ADULT = """
            asOf: 2026-06-01
            given:
              plan: plus
              applicant: { age: 36 }
              answers: { occupation: trade, motorcycle: true, monthlyIncome: 3_000_000, hazardousSport: false }
            scenarios:
              - name: one
            """;

    @TempDir
    private Path folder;

    @Test
    void aQuoteCountsWhoMayBuyWhatIsCoveredAndWhatIsCertainOfConsent() {
        Map<String, String> uses = uses("    expect: { outcome: offered }\n");

        assertThat(uses).containsEntry("ELG-001", "0/1").containsEntry("COV-003", "1/0").containsEntry("COV-002", "0/1");
        assertThat(uses).containsEntry("CON-001", "1/0").containsEntry("CON-005", "0/1").containsEntry("CON-006", "0/1");
        assertThat(uses).as("a claim guide is no claim").containsEntry("CLM-001", "0/0").containsEntry("CLM-005", "0/0");
    }

    @Test
    void whatElseACustomerCouldHaveCountsNothing() {
        Map<String, String> uses = uses("    given: { held: { count: 1, sumInsured: 35_000_000 } }\n"
                + "    expect: { outcome: declined, nearest: [{ plan: basic }] }\n");

        assertThat(uses).containsEntry("ELG-006", "1/0").containsEntry("ELG-005", "0/1").containsEntry("ELG-001", "0/1");
    }

    @Test
    void aPolicyCountsConsentBeforeAndWhileItIsWritten() {
        assertThat(uses("    expect: { outcome: issued }\n")).containsEntry("CON-001", "3/0").containsEntry("CON-006", "0/3");
    }

    @Test
    void aClaimCountsItsDocuments() {
        assertThat(uses("    given: { event: { cause: accident, consequence: death, afterDays: 50, answers: { trafficAccident: false } } }\n"
                + "    expect: { outcome: documents-missing }\n"))
                .containsEntry("CLM-005", "1/0").containsEntry("CLM-009", "0/1").containsEntry("CLM-012", "0/1");
    }

    @Test
    void nothingIsCountedBeforeEverythingIsAnswered() {
        assertThat(uses("    given: { answers: { occupation: ~ } }\n    expect: { outcome: more-needed }\n").values()).containsOnly("0/0");
    }

    private Map<String, String> uses(String scenario) {
        ProductFolder.sample().without("scenarios/claims.yaml").without("scenarios/consent.yaml").without("scenarios/coverage.yaml")
                .without("scenarios/eligibility.yaml").with("scenarios/one.yaml", ADULT + scenario).writeTo(folder);
        ScenarioSuite suite = ScenarioSuite.of(folder);
        assertThat(suite.run(result -> { })).allSatisfy(result -> assertThat(result.message()).isEmpty());
        Map<String, String> uses = new TreeMap<>();
        for (RuleUse use : suite.ruleUses()) {
            uses.put(use.rule().id(), use.fired() + "/" + use.held());
        }
        return uses;
    }
}

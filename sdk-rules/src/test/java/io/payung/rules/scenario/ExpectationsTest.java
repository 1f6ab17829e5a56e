package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of expectation, once held and once failing at its own line. */
class ExpectationsTest {

    private static final String GIVEN = """
            asOf: 2026-06-01
            given:
              plan: plus
              applicant: { age: 36 }
              answers: { occupation: trade, motorcycle: false, monthlyIncome: 3_000_000, hazardousSport: false }
            scenarios:
            """;

    @TempDir
    private static Path home;

    private static int folders;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "outcome: offered                     | outcome: declined                   | declined | offered",
        "codes: []                            | codes: [LIMIT_FOR_RIDER]            | codes [LIMIT_FOR_RIDER] | []",
        "premium: 50_000                      | premium: 49_500                     | premium 49_500 | 50000",
        "lines: { risk: 27_500 }              | lines: { risk: 27_000 }             | lines risk 27_000 | 27500",
        "limits: { death: 20_000_000 }        | limits: { death: 20_000_001 }       | limits death 20_000_001 | 20000000",
        "clauses: [cover, summary, exclusions, data-processing] | clauses: [cover] | clauses [cover] | [cover, data-processing, exclusions, summary]",
        "documents: []                        | documents: [claim-form]             | documents [claim-form] | []",
        "questions: []                        | questions: [occupation]             | questions [occupation] | []",
        "nearest: []                          | nearest: [{ plan: basic }]          | nearest [plan basic] | []",
    })
    void isComparedWithWhatTheStoryCameTo(String held, String failing, String expected, String actual) {
        List<ScenarioResult> results = run("  - { name: held, expect: { " + held + " } }\n  - { name: failing, expect: { " + failing + " } }\n");

        assertThat(results.get(0).message()).isEmpty();
        assertThat(results.get(1).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.place()).startsWith("folder-").contains("/scenarios/one.yaml:8:");
            assertThat(failure.expected()).isEqualTo(expected);
            assertThat(failure.actual()).startsWith(actual);
        });
    }

    @Test
    void whatAPayerPaysIsCompared() {
        String payers = "\n  payers: [{ payer: state, share: \"0.80\" }, { payer: member, share: \"0.20\" }]\n\nclauses:";
        List<ScenarioResult> results = run("  - { name: held, expect: { payers: { state: 40_000, member: 10_000 } } }\n"
                + "  - { name: failing, expect: { payers: { state: 39_999 } } }\n", "\nclauses:", payers);

        assertThat(results.get(0).message()).isEmpty();
        assertThat(results.get(1).message()).contains("expected payers state 39_999, was 40000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ death: { legal-heirs: 20_000_000 } } | ''",
        "{ death: { legal-heirs: 19_999_999 } } | 'expected payable death [legal-heirs 19999999], was [legal-heirs 20000000]'",
        "{ death: {} }                          | 'expected payable death [], was [legal-heirs 20000000]'",
        "{ medical: {} }                        | ''",
    })
    void whoReceivesWhatIsPaidIsCompared(String payable, String message) {
        String event = "event: { cause: accident, consequence: death, afterDays: 100, answers: { trafficAccident: false } }";
        List<ScenarioResult> results = run("  - { name: one, given: { " + event + " }, expect: { payable: " + payable + " } }\n");

        assertThat(results.get(0).message()).endsWith(message).matches(text -> message.isEmpty() == text.isEmpty());
    }

    @Test
    void ofAnotherOutcomeOnlyTheOutcomeIsTold() {
        List<ScenarioResult> results = run("  - name: one\n    given: { applicant: { age: 70 } }\n"
                + "    expect: { outcome: offered, premium: 50_000, limits: { death: 20_000_000 } }\n");

        assertThat(results.get(0).message()).endsWith(":9:24: expected offered, was declined (AGE_ABOVE_MAXIMUM by ELG-002: 70 against 69)")
                .doesNotContain("premium");
    }

    @Test
    void everythingThatDiffersIsToldAtItsOwnPlace() {
        List<ScenarioResult> results = run("  - name: one\n    expect:\n      outcome: offered\n      premium: 1\n      limits: { death: 2, medical: 3 }\n");

        assertThat(results.get(0).failures()).extracting(failure -> failure.line() + ":" + failure.column())
                .containsExactly("10:16", "11:24", "11:36");
    }

    @Test
    void aPremiumOfADeclineIsNone() {
        List<ScenarioResult> results = run("  - name: one\n    given: { answers: { occupation: mining } }\n    expect: { premium: 50_000 }\n");

        assertThat(results.get(0).message()).contains("expected premium 50_000, was no offer: declined (OCCUPATION_NOT_INSURED by ELG-007)");
    }

    @Test
    void anAnswerOutOfBoundsIsInvalidWithItsPlace() {
        List<ScenarioResult> results = run("  - name: one\n    given: { answers: { monthlyIncome: 200_000_000 } }\n    expect: { outcome: offered }\n");

        assertThat(results.get(0).message()).contains("was invalid (/answers/monthlyIncome");
    }

    @Test
    void aFaultOfTheProductIsNoAnswer() {
        List<ScenarioResult> results = run("  - { name: one, expect: { codes: [] } }\n", "ratePerMille: { type: decimal, value: 1.5 }",
                "ratePerMille: { type: decimal, value: -9 }");

        assertThat(results.get(0).message()).contains("expected a decision, was fault (PREMIUM_NEGATIVE");
    }

    @Test
    void aDraftIsTestedAsIfItWereOnSaleAndAClosedProductIsNot() {
        String scenario = "  - { name: one, expect: { outcome: offered } }\n";

        assertThat(run(scenario, "status: on-sale", "status: draft").get(0).message()).isEmpty();
        assertThat(run(scenario, "status: on-sale", "status: closed").get(0).message()).contains("was not-on-sale");
    }

    @Test
    void personsOutsideIndonesiaHavePassports() {
        assertThat(run("  - { name: one, expect: { outcome: issued } }\n", "jurisdiction: ID", "jurisdiction: KE").get(0).message()).isEmpty();
    }

    @Test
    void anAnswerOfEachLifeStandsWithTheLifeOrForAll() {
        List<ScenarioResult> results = run("  - name: mine\n    given: { lives: { me: { role: main, relation: self } } }\n    expect: { outcome: offered, codes: [] }\n"
                + "  - name: hers\n    given: { lives: { wife: { role: main, relation: spouse, age: 61, answers: { motorcycle: true } } } }\n"
                + "    expect: { outcome: offered, codes: [LIMIT_FOR_RIDER, LIMIT_FOR_SENIOR] }\n"
                + "  - name: held by her\n    given: { lives: { wife: { role: main, relation: spouse, age: 40, held: { count: 2 } } } }\n"
                + "    expect: { outcome: declined, codes: [TOO_MANY_POLICIES] }\n");

        assertThat(results).allSatisfy(result -> assertThat(result.message()).isEmpty());
    }

    private static List<ScenarioResult> run(String scenarios, String... change) {
        ProductFolder folder = ProductFolder.sample().without("scenarios/claims.yaml").without("scenarios/consent.yaml")
                .without("scenarios/coverage.yaml").without("scenarios/eligibility.yaml").with("scenarios/one.yaml", GIVEN + scenarios);
        if (change.length > 0) {
            folder.replace("product.yaml", change[0], change[1]);
        }
        return ScenarioSuite.of(folder.writeTo(home.resolve("folder-" + folders++))).run(result -> { });
    }
}

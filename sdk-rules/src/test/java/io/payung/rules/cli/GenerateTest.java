package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals for a product that has no scenario at all, and for one that has. */
class GenerateTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAProductWithoutScenarios() throws IOException {
        ProductFolder.sample().draft().without("scenarios/claims.yaml").without("scenarios/consent.yaml").without("scenarios/coverage.yaml")
                .without("scenarios/eligibility.yaml").writeTo(folder);
        Files.createDirectories(folder.resolve("scenarios"));
    }

    @Test
    void proposalsHoldAndSeeEveryRuleBothWays() throws IOException {
        Path file = folder.resolve("scenarios/boundaries.yaml");

        Ran generated = Ran.of("test", folder.toString(), "--generate", "--output", file.toString());

        assertThat(generated.exit()).isZero();
        assertThat(generated.err()).as("no parameter is left out").isEmpty();
        assertThat(Files.readString(file)).contains("at minimumEntryAge", "at maximumEntryAge", "at maximumPoliciesPerPerson", "at roomBesidePlus",
                "at minimumIncome", "at childAge", "at seniorAge", "at lowIncome", "at lateReportDays", "at youngPolicyDays");
        assertThat(Files.readString(file)).contains(
                "      - { applicant.age: 5, outcome: declined, codes: [AGE_BELOW_MINIMUM] }\n"
                        + "      - { applicant.age: 6, outcome: offered, codes: [LIMIT_FOR_CHILD] }\n"
                        + "      - { applicant.age: 7, outcome: offered, codes: [LIMIT_FOR_CHILD] }\n");
        Ran tested = Ran.of("test", folder.toString());
        assertThat(tested.exit()).isZero();
        assertThat(tested.out()).containsPattern("all \\d+ scenarios hold; 32 of 32 rules tested both ways");
    }

    @Test
    void proposalsNoticeEveryThresholdThatIsMoved() throws IOException {
        Ran.of("test", folder.toString(), "--generate", "--output", folder.resolve("scenarios/boundaries.yaml").toString());
        Path definition = folder.resolve("product.yaml");
        String sound = Files.readString(definition);

        for (String moved : new String[] {"minimumEntryAge: 6|minimumEntryAge: 7", "maximumEntryAge: 69|maximumEntryAge: 68",
            "lateReportDays: 30|lateReportDays: 29", "riderDeathLimit: { type: money, value: 10_000_000|riderDeathLimit: { type: money, value: 9_000_000",
            "ratePerMille: { type: decimal, value: 1.5|ratePerMille: { type: decimal, value: 1.6"}) {
            String[] change = moved.split("\\|");
            assertThat(sound).contains(change[0]);
            Files.writeString(definition, sound.replace(change[0], change[1]));

            assertThat(Ran.of("test", folder.toString()).out()).as(moved).contains("SCENARIO_FAILED");
        }
    }

    @Test
    void proposalsOfAProductWithScenariosStartFromThem() {
        Ran ran = Ran.of("test", ProductFolder.samplePath().toString(), "--generate");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("# Proposed by payung test --generate").contains("asOf: 2026-06-01\n")
                .contains("  answers: { occupation: trade, motorcycle: false, monthlyIncome: 3_000_000, hazardousSport: false }\n");
    }

    @Test
    void neverWritesOverAFile(@TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("mine.yaml"), "mine");

        Ran ran = Ran.of("test", folder.toString(), "--generate", "--output", mine.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("exists already");
        assertThat(Files.readString(mine)).isEqualTo("mine");
    }

    @Test
    void saysWhenNobodyIsKnownWhomTheProductAccepts() throws IOException {
        Path rules = folder.resolve("eligibility.drl");
        Files.writeString(rules, Files.readString(rules) + "\nrule \"ELG-099 earns anything else\"\nwhen EligibilityFacts( answers.monthlyIncome != 1234567 )\n"
                + "then decision.decline(\"OCCUPATION_NOT_INSURED\"); end\n");

        Ran ran = Ran.of("test", folder.toString(), "--generate");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("no customer is known");
    }
}

package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
    @Tag("long")
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
    @Tag("long")
    void proposalsClaimEveryBenefitOnceAndFollowEveryBandOfARateTable(@TempDir Path family) throws IOException {
        ProductFolder product = ProductFolder.of(Path.of("../samples/products/term-life")).draft();
        for (String file : List.of("claims", "coverage", "eligibility", "consent")) {
            product.without("scenarios/" + file + ".yaml");
        }
        product.writeTo(family);
        Files.createDirectories(family.resolve("scenarios"));

        Path file = family.resolve("scenarios/proposed.yaml");
        Ran generated = Ran.of("test", family.toString(), "--generate", "--output", file.toString());

        assertThat(generated.exit()).isZero();
        assertThat(Files.readString(file)).contains("name: price of the plan single by age", "{ applicant.age: 30, ", "{ applicant.age: 31, ");
        product.compile().product().benefits().keySet()
                .forEach(benefit -> assertThat(text(file)).containsOnlyOnce("name: claim for the benefit " + benefit));
        assertThat(Ran.of("test", family.toString()).out()).doesNotContain("BENEFIT_NEVER_CLAIMED").contains("scenarios hold");
        assertThat(Ran.of("test", family.toString(), "--generate").out()).as("what is claimed already is not proposed").doesNotContain("claim for the");
        Path rates = family.resolve("premium.csv");
        Files.writeString(rates, Files.readString(rates).replace("18,30,", "18,29,").replace("31,40,", "30,40,"));
        assertThat(Ran.of("test", family.toString()).out()).contains("SCENARIO_FAILED \"price of the plan single by age (applicant.age 30)\"");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    @Tag("long")
    void saysWhenNobodyIsKnownWhomTheProductAccepts() throws IOException {
        Path rules = folder.resolve("eligibility.drl");
        Files.writeString(rules, Files.readString(rules) + "\nrule \"ELG-099 earns anything else\"\nwhen EligibilityFacts( answers.monthlyIncome != 1234567 )\n"
                + "then decision.decline(\"OCCUPATION_NOT_INSURED\"); end\n");

        Ran ran = Ran.of("test", folder.toString(), "--generate");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("no customer is known");
    }
}

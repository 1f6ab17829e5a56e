package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.scenario.story.RuleUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second sample product, authored in tables only. */
class TermLifeScenariosTest {

    private static final Path FOLDER = Path.of("../samples/products/term-life");

    @ProductScenarios("../samples/products/term-life")
    void everyScenarioHolds() {}

    @Test
    void isFreeOfProblemsAndOfWarnings() {
        assertThat(ScenarioSuite.check(FOLDER).report().problems()).isEmpty();
    }

    @Test
    void everyRuleFiresAndIsHeldBackAtLeastOnce() {
        ScenarioSuite suite = ScenarioSuite.of(FOLDER);

        suite.run(result -> { });

        List<RuleUse> untested = suite.ruleUses().stream().filter(use -> !use.isTested()).toList();
        assertThat(untested).extracting(use -> use.rule().id() + " fired " + use.fired() + ", held back " + use.held()).isEmpty();
    }

    @Test
    void saysInWhichCellADecisionStands() {
        ScenarioSuite suite = ScenarioSuite.of(FOLDER);
        Scenario scenario = suite.scenarios().stream().filter(one -> one.name().startsWith("age of a child (lives.daughter.age 21")).findFirst()
                .orElseThrow();

        ScenarioResult result = suite.run(scenario);

        assertThat(result.ending().reasons()).extracting(reason -> reason.place()).containsExactly("eligibility.drl.csv!A14");
    }
}

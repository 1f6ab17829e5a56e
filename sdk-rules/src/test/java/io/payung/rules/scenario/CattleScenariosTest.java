package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.scenario.story.RuleUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample product, authored in sentences only. */
class CattleScenariosTest {

    private static final Path FOLDER = Path.of("../samples/products/cattle");

    @ProductScenarios("../samples/products/cattle")
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
}

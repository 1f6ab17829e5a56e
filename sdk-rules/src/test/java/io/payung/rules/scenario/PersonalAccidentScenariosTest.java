package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.scenario.story.RuleUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The designer's tests of the sample product, run by JUnit. */
class PersonalAccidentScenariosTest {

    @ProductScenarios("../samples/products/personal-accident")
    void everyScenarioHolds() {}

    @ProductScenarios("../samples/products/personal-accident")
    void aTestMayLookFurther(ScenarioResult result) {
        assertThat(result.ending().outcome()).isNotEqualTo("fault");
    }

    @Test
    void everyRuleFiresAndIsHeldBackAtLeastOnce() {
        ScenarioSuite suite = ScenarioSuite.of(ProductFolder.samplePath());

        suite.run(result -> { });

        List<RuleUse> untested = suite.ruleUses().stream().filter(use -> !use.isTested()).toList();
        assertThat(untested).extracting(use -> use.rule().id() + " fired " + use.fired() + ", held back " + use.held()).isEmpty();
    }
}

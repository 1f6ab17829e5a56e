package io.payung.rules.scenario;

/** Run by {@link BothJUnitsTest} in a process of its own, with one JUnit and then with the other. */
final class JUnitExamples {

    private JUnitExamples() {}

    /** Holds. */
    static final class Holding {

        @ProductScenarios("target/junit/as-it-is")
        void everyScenarioHolds() {}

        @ProductScenarios("target/junit/as-it-is")
        void takesTheResult(ScenarioResult result) {
            if (!result.holds()) {
                throw new AssertionError(result.message());
            }
        }
    }

    /** Fails: the folder is the sample with another age of majority. */
    static final class Failing {

        @ProductScenarios("target/junit/other-majority")
        void everyScenarioHolds() {}
    }

    /** Cannot start: there is no such folder. */
    static final class Missing {

        @ProductScenarios("target/junit/no-such-product")
        void everyScenarioHolds() {}
    }
}

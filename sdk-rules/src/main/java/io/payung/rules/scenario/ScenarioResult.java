package io.payung.rules.scenario;

import io.payung.rules.scenario.story.Ending;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a scenario.
 *
 * @param ending   how its story ended
 * @param failures what was expected otherwise; empty when the scenario holds
 */
public record ScenarioResult(Scenario scenario, Ending ending, List<Failure> failures) {

    /**
     * One expectation that does not hold.
     *
     * @param path     product folder and file
     * @param line     where the expectation stands, from 1
     * @param column   from 1
     * @param expected in words
     * @param actual   in words
     */
    public record Failure(String path, int line, int column, String expected, String actual) {

        /** For example {@code personal-accident/scenarios/ages.yaml:12:37}. */
        public String place() {
            return path + ":" + line + ":" + column;
        }

        @Override
        public String toString() {
            return place() + ": expected " + expected + ", was " + actual;
        }
    }

    public ScenarioResult {
        failures = List.copyOf(failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }

    /** One line for each failure, and below each what the story came to; empty when the scenario holds. */
    public String message() {
        return failures.stream().map(Failure::toString).collect(Collectors.joining("\n"));
    }
}

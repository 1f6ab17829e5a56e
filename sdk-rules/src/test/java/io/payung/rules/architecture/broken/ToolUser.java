package io.payung.rules.architecture.broken;

import io.payung.rules.scenario.Scenario;

/** Neither a tool nor a test of one, and knows scenarios. */
final class ToolUser {

    String name(Scenario scenario) {
        return scenario.name();
    }
}

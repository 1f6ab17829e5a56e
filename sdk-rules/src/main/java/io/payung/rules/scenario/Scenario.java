package io.payung.rules.scenario;

import io.payung.rules.scenario.file.ScenarioText;

/** One scenario of a product, or one row of a table of scenarios; run it through its {@link ScenarioSuite}. */
public final class Scenario {

    private final String folder;
    private final ScenarioText text;

    Scenario(String folder, ScenarioText text) {
        this.folder = folder;
        this.text = text;
    }

    /** Unique within the product; a row's name ends with what it varies. */
    public String name() {
        return text.name();
    }

    /** File and line, for example {@code personal-accident/scenarios/ages.yaml:12}. */
    public String place() {
        return folder + "/" + text.at().file() + ":" + text.at().line();
    }

    /** What stands in the file. */
    public ScenarioText text() {
        return text;
    }

    @Override
    public String toString() {
        return name();
    }
}

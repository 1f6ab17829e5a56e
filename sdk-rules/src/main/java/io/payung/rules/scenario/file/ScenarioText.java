package io.payung.rules.scenario.file;

import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.Position;
import java.time.LocalDate;
import java.util.Map;

/**
 * A scenario as it stands in its file; a row of a table is one of its own.
 *
 * @param name     with what the row varies, for a row
 * @param at       where it stands
 * @param asOf     the day on which it happens
 * @param given    who asks for what
 * @param source   what {@code given} was read from, for proposals that vary it
 * @param expected what is expected, by key of {@code expect}
 */
public record ScenarioText(
        String name, Position at, LocalDate asOf, Given given, YamlNode source, Map<String, YamlNode> expected) {

    public ScenarioText {
        expected = Map.copyOf(expected);
    }

    @Override
    public String toString() {
        return name;
    }
}

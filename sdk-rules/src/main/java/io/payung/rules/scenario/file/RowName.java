package io.payung.rules.scenario.file;

import io.payung.rules.authoring.definition.YamlNode.Shape;
import io.payung.rules.authoring.definition.YamlNode;
import java.util.Map;
import java.util.stream.Collectors;

/** The name of a row that has none of its own: what it varies. */
final class RowName {

    private RowName() {}

    static String of(Map<String, YamlNode> values) {
        return values.isEmpty() ? "as given" : values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(YamlNode value) {
        if (value.shape() == Shape.LIST) {
            return value.items().stream().map(RowName::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.shape() == Shape.MAP) {
            return value.entries().isEmpty() ? "{}" : of(value.entries());
        }
        return value.raw().isEmpty() || value.raw().equals("~") ? "none" : value.raw();
    }
}

package io.payung.rules.scenario.file;

import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days of the calendar in a scenario. */
final class Dates {

    private Dates() {}

    /** The day; empty when there is none, or after a problem was noted. */
    static Optional<LocalDate> read(YamlNode node, Problems problems) {
        if (node.text().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeException e) {
            problems.error(node.position(), "DATE_UNKNOWN", "there is no day " + node.text(), "write a day of the calendar");
            return Optional.empty();
        }
    }
}

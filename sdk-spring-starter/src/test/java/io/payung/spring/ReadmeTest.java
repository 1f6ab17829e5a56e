package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of properties is what the metadata says. */
class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("\\| `(payung\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\| (.+) \\|");

    @Test
    void tellsEveryPropertyWithDefaultAndMeaning() throws IOException {
        assertThat(table(Files.readString(Path.of("README.md")))).isEqualTo(metadata());
    }

    @Test
    void noticesAPropertyThatTheTableTellsOtherwise() throws IOException {
        String altered = Files.readString(Path.of("README.md")).replace("valid-for` | `30m` |", "valid-for` | `31m` |");

        assertThat(table(altered)).isNotEqualTo(metadata());
    }

    private static Map<String, String> table(String readme) {
        Map<String, String> table = new TreeMap<>();
        Matcher rows = ROW.matcher(readme);
        while (rows.find()) {
            table.put(rows.group(1), (rows.group(2) == null ? "" : rows.group(2)) + " | " + rows.group(3));
        }
        return table;
    }

    private static Map<String, String> metadata() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        try (InputStream json = PayungProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : JsonMapper.shared().readTree(json).get("properties")) {
                String byDefault = property.path("defaultValue").asString("");
                properties.put(property.get("name").asString(), byDefault + " | " + property.get("description").asString());
            }
        }
        return properties;
    }
}

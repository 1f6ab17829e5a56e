package io.payung.rules.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors complete from says the same as the reader. */
class ScenarioSchemaTest {

    private static final Path PRODUCTS = Path.of("../samples/products");
    private static final String TEXT = text();
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(TEXT);

    @Test
    void acceptsEveryScenarioFileOfTheSamples() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);
        List<Path> files;
        try (Stream<Path> paths = Files.walk(PRODUCTS)) {
            files = paths.filter(path -> path.getParent().endsWith("scenarios")).toList();
        }

        assertThat(files).hasSizeGreaterThanOrEqualTo(4);
        for (Path file : files) {
            // The reader knows the underscore in 10_000_000; the validator takes JSON's word for nothing only, editors take ~ too.
            String plain = Files.readString(file).replaceAll("(?<=\\d)_(?=\\d{3})", "").replaceAll(": ~(?=[ ,}\n])", ": null");
            assertThat(schema.validate(plain, InputFormat.YAML)).as(file.toString()).isEmpty();
        }
        assertThat(schema.validate("asOf: 2026-06-01\nscenarios: [{ nome: x }]\n", InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void aRowTakesWhatIsGivenAndWhatIsExpected() {
        Set<String> row = keys("row");
        Set<String> both = new TreeSet<>(keys("given"));
        both.addAll(keys("expect"));
        both.addAll(Set.of("name", "asOf"));

        assertThat(row).isEqualTo(both);
        assertThat(keys("expect")).isEqualTo(new TreeSet<>(ExpectedNames.KEYS));
    }

    @Test
    void everyKeyOfGivenAndExpectIsDescribed() {
        for (String part : List.of("scenario", "given", "expect")) {
            SCHEMA.at("/$defs/" + part + "/properties").properties().forEach(field ->
                    assertThat(field.getValue().path("description").asString("")
                            + SCHEMA.at("/$defs/" + field.getKey() + "/description").asString("")).as(part + "." + field.getKey()).isNotBlank());
        }
    }

    private static Set<String> keys(String part) {
        return new TreeSet<>(List.copyOf(SCHEMA.at("/$defs/" + part + "/properties").propertyNames()));
    }

    private static String text() {
        try (var stream = ScenarioReader.class.getResourceAsStream("scenario.schema.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

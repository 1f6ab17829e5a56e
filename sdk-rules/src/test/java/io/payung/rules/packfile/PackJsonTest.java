package io.payung.rules.packfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.product.ClauseText;
import io.payung.product.Parameter;
import io.payung.product.Product;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PackJsonTest {

    private static final Path SHAPE = Path.of("src/test/resources/packfile/format-" + PackManifest.FORMAT + ".txt");

    @Test
    void losesNoComponentOfAnyRecord() {
        Product product = new Filled().of(Product.class);
        PackParts.Rules rules = new Filled().of(PackParts.Rules.class);

        assertThat(PackJson.read("product.json", PackJson.write(product), Product.class)).isEqualTo(product);
        assertThat(PackJson.read("rules.json", PackJson.write(rules), PackParts.Rules.class)).isEqualTo(rules);
        assertThat(List.copyOf(PackJson.read("product.json", PackJson.write(product), Product.class).benefits().keySet()))
                .isEqualTo(List.copyOf(product.benefits().keySet()));
    }

    /** The control of the test above: were a component not written, or passed over when it is read, it would be told. */
    @Test
    void noticesEveryComponentThatIsLost() {
        JsonNode written = JsonMapper.shared().readTree(PackJson.write(new Filled().of(Product.class)));
        List<ObjectNode> objects = new ArrayList<>();
        collect(written, objects);
        int dropped = 0;

        for (ObjectNode object : objects) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                object.remove(name);
                byte[] less = JsonMapper.shared().writeValueAsBytes(written);
                if (!isMapEntry(name)) {
                    assertThatThrownBy(() -> PackJson.read("product.json", less, Product.class)).as(name)
                            .hasMessageStartingWith("PACK_ALTERED: ");
                    dropped++;
                }
                TreeMap<String, JsonNode> sorted = new TreeMap<>();
                object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
                sorted.put(name, value);
                object.removeAll();
                sorted.forEach(object::set);
            }
        }

        assertThat(dropped).isGreaterThan(250);
    }

    /** Whoever changes what a definition holds changes the files, and says so by raising the format. */
    @Test
    void writesTheFormatThatItsNumberSays() throws IOException {
        Filled filled = new Filled();
        filled.of(Product.class);
        filled.of(PackParts.Rules.class);
        filled.of(ClauseText.class);
        filled.of(PackSignature.class);
        filled.of(PackManifest.class);
        Path now = Path.of("target/pack-format.txt");
        Files.writeString(now, String.join("\n", filled.components()) + "\n");

        assertThat(now).as("raise PackManifest.FORMAT and keep %s as %s of the new number", now, SHAPE).hasSameTextualContentAs(SHAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1E+1000000000\"}}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1\",\"text\":\"1\"}}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"java.lang.ProcessBuilder\":\"id\"}}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":[\"java.lang.ProcessBuilder\",{}]}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":5}",
        "{\"name\":\"a\",\"type\":1,\"value\":{\"number\":\"1\"}}",
        "{\"name\":\"a\",\"name\":\"b\",\"type\":\"MONEY\",\"value\":{\"number\":\"1\"}}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1\"},\"more\":1}",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1\"}} ",
        "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1\"}}{}",
        "{\"type\":\"MONEY\",\"name\":\"a\",\"value\":{\"number\":\"1\"}}",
        "{\"name\":\"a\",\"type\":\"MONEY\"}",
        "null",
        "",
    })
    void refusesWhatItWouldNotWrite(String json) {
        assertThatThrownBy(() -> PackJson.read("product.json", json.getBytes(StandardCharsets.UTF_8), Parameter.class))
                .hasMessageStartingWith("PACK_ALTERED: ");
    }

    @Test
    void keepsTheScaleOfANumber() {
        byte[] json = "{\"name\":\"a\",\"type\":\"MONEY\",\"value\":{\"number\":\"1.50\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(PackJson.read("product.json", json, Parameter.class).value()).isEqualTo(new BigDecimal("1.50"));
    }

    /** Keys that {@link Filled} made up; every other name is that of a component. */
    private static boolean isMapEntry(String name) {
        return name.matches("[az][0-9]+");
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}

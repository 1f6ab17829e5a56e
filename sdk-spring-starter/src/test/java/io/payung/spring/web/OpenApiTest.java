package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.spring.fixture.SandboxHost;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.web.json.BodySchema;
import io.payung.spring.web.openapi.OpenApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document is OpenAPI, and describes what is there. Whether answers are as it says, {@link TestServer} asks with every call of every test. */
class OpenApiTest {

    private static final OpenApi DESCRIPTION = OpenApi.of(ErrorAdvice.STATUS);
    private static final OpenApi IN_PRODUCTION = OpenApi.of(ErrorAdvice.STATUS, "sandbox");
    private static final String ADDRESS = PayungEndpoint.BASE + "/openapi.json";

    @TempDir
    private static Path folder;

    @Test
    void isServedUnderTheAddressOfTheServer() {
        try (TestServer server = TestServer.in(folder)) {
            assertThat(server.get(ADDRESS).body()).isEqualTo(IN_PRODUCTION.at(PayungEndpoint.BASE));
        }
        try (TestServer server = TestServer.in(folder, "--server.servlet.context-path=/shop")) {
            assertThat(server.get("/shop" + ADDRESS).text("/servers/0/url")).isEqualTo("/shop" + PayungEndpoint.BASE);
        }
    }

    @Test
    void describesEveryEndpointAndNoOther() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            RequestMappingHandlerMapping mapping = server.bean(RequestMappingHandlerMapping.class);
            assertThat(described(IN_PRODUCTION)).isEqualTo(mapped(mapping));

            RequestMappingInfo forgotten = RequestMappingInfo.paths(PayungEndpoint.BASE + "/forgotten").options(mapping.getBuilderConfiguration()).build();
            mapping.registerMapping(forgotten, this, OpenApiTest.class.getDeclaredMethod("forgotten"));
            assertThat(mapped(mapping)).contains("ANY /forgotten").isNotEqualTo(described(IN_PRODUCTION));
            assertThatThrownBy(() -> server.get(PayungEndpoint.BASE + "/forgotten"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("described nowhere");
        }
    }

    @Test
    void describesWhatOnlyASandboxHas() {
        try (TestServer server = TestServer.of(SandboxHost.class, folder.resolve("sandbox"), "--payung.sandbox.enabled=true")) {
            assertThat(described(DESCRIPTION)).isEqualTo(mapped(server.bean(RequestMappingHandlerMapping.class)));
            assertThat(server.get(ADDRESS).body()).isEqualTo(DESCRIPTION.at(PayungEndpoint.BASE));
        }
    }

    ResponseEntity<String> forgotten() {
        return ResponseEntity.ok("{}");
    }

    private static Set<String> described(OpenApi description) {
        return description.methods().entrySet().stream()
                .flatMap(path -> path.getValue().stream().map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mapped(RequestMappingHandlerMapping mapping) {
        Set<String> calls = WhoMayWhatTest.mapped(mapping);
        calls.removeAll(Set.of("ANY", "ANY /**"));
        return calls;
    }

    @Test
    void isOpenApi() throws IOException {
        BodySchema openApi = openApi();

        assertThat(openApi.errors(document())).isEmpty();
        assertThat(openApi.errors(spoiled("/info", "title", null))).isNotEmpty();
        assertThat(openApi.errors(spoiled("/components/parameters/language", "in", "body"))).isNotEmpty();
        assertThat(openApi.errors(spoiled("/components/schemas/Code", "type", "strin"))).as("a schema that is none").isNotEmpty();
    }

    /** The schema of the specification (of 2025-11-23) leaves schemas unchecked, for whatever dialect; here they are JSON Schema. */
    private static BodySchema openApi() throws IOException {
        try (InputStream bytes = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("openapi-3.1.schema.json"))) {
            ObjectNode schema = (ObjectNode) TestServer.JSON.readTree(bytes.readAllBytes());
            ((ObjectNode) schema.at("/$defs/schema")).put("$ref", "https://json-schema.org/draft/2020-12/schema");
            return BodySchema.of(schema);
        }
    }

    private static JsonNode spoiled(String pointer, String name, String value) {
        ObjectNode document = document();
        ObjectNode place = (ObjectNode) document.at(pointer);
        if (value == null) {
            place.remove(name);
        } else {
            place.put(name, value);
        }
        return document;
    }

    private static ObjectNode document() {
        return DESCRIPTION.at(PayungEndpoint.BASE).deepCopy();
    }

    @Test
    void refersToWhatIsThere() {
        assertThat(lost(document())).isEmpty();
        assertThat(lost(spoiled("/components/schemas", "Money", null))).contains("#/components/schemas/Money");
    }

    private static Set<String> lost(JsonNode document) {
        return document.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith("#") && document.at(reference.substring(1)).isMissingNode())
                .collect(Collectors.toSet());
    }

    /** Else a field that nobody described would be found by no test. */
    @Test
    void leavesNoObjectOpen() {
        assertThat(open(document())).isEmpty();
        assertThat(open(spoiled("/components/schemas/Money", "additionalProperties", null))).containsExactly("/components/schemas/Money");
    }

    /** An open one may be the head of another that is closed. */
    private static List<String> open(JsonNode document) {
        List<String> open = new ArrayList<>();
        places("", document.get("paths"), open);
        places("/components/schemas", document.at("/components/schemas"), open);
        open.removeIf(place -> document.findParents("$ref").stream()
                .filter(user -> user.path("$ref").asString("").equals("#" + place))
                .allMatch(user -> user.has("unevaluatedProperties")) && place.endsWith("Head"));
        return open;
    }

    private static void places(String place, JsonNode node, List<String> open) {
        boolean object = node.path("type").asString("").equals("object") && node.path("properties").isObject();
        if (object && !node.has("additionalProperties") && !node.has("unevaluatedProperties")) {
            open.add(place);
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            places(place + "/" + child.getKey(), child.getValue(), open);
        }
    }

    @Test
    void takesNoCodeThatNoProblemHas() {
        assertThatThrownBy(() -> OpenApi.of(Map.of("INTERNAL_ERROR", 500))).hasMessageContaining("no problem has the code");
    }
}

package io.payung.spring.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.1 document of the endpoints: {@code document.json} and, for each area, a file of paths and schemas beside it, which is found by lying
 * there. Schemas that check bodies are taken in as they are, problems are written from their codes, and examples are what the tests were answered.
 * Immutable and safe for several threads.
 */
public final class OpenApi {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String FOLDER = "io/payung/spring/web/openapi/";
    private static final String HEAD = "document.json";
    private static final List<String> FIELDS = List.of("openapi", "info", "jsonSchemaDialect", "servers", "security", "tags", "paths", "components");

    private final ObjectNode document;

    private OpenApi(ObjectNode document) {
        this.document = document;
    }

    /**
     * @param statuses HTTP status of each code that a problem can have
     * @param without  areas that are not there
     */
    public static OpenApi of(Map<String, Integer> statuses, String... without) {
        ObjectNode document = (ObjectNode) read(FOLDER + HEAD);
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        Problems problems = new Problems(statuses);
        for (String area : areas()) {
            JsonNode file = read(FOLDER + area);
            if (List.of(without).contains(file.at("/tag/name").asString())) {
                continue;
            }
            document.withArray("/tags").add(file.get("tag"));
            addAll(schemas, file.path("schemas"), area);
            addAll(paths, file.get("paths"), area);
            file.get("paths").forEach(path -> path.forEach(operation -> finish((ObjectNode) operation, file.at("/tag/name").asString(), problems)));
        }
        new SchemaFiles(schemas).takeIn(document);
        return new OpenApi(document);
    }

    /** @param server address of the endpoints, without a slash at its end */
    public ObjectNode at(String server) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.setAll(document);
        all.putArray("servers").addObject().put("url", server);
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(field -> ordered.set(field, all.get(field)));
        return ordered;
    }

    /** The methods of each path, with the names of its variables. */
    public Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new TreeMap<>();
        document.get("paths").forEachEntry((path, operations) -> {
            Set<String> names = new TreeSet<>();
            operations.propertyNames().forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
            methods.put(path, names);
        });
        return methods;
    }

    private static void addAll(ObjectNode to, JsonNode from, String area) {
        from.forEachEntry((name, value) -> {
            if (to.has(name)) {
                throw new IllegalStateException(area + " describes " + name + " a second time");
            }
            to.set(name, value);
        });
    }

    private static void finish(ObjectNode operation, String tag, Problems problems) {
        operation.putArray("tags").add(tag);
        problems.describe(operation);
        String file = FOLDER + "examples/" + operation.get("operationId").asString() + ".json";
        if (OpenApi.class.getClassLoader().getResource(file) != null) {
            read(file).forEachEntry((place, example) -> content(operation, place).forEach(type -> ((ObjectNode) type).set("example", example)));
        }
    }

    private static JsonNode content(ObjectNode operation, String place) {
        JsonNode described = place.equals("request") ? operation.path("requestBody") : operation.path("responses").path(place);
        return described.path("content");
    }

    private static List<String> areas() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver(OpenApi.class.getClassLoader()).getResources("classpath*:" + FOLDER + "*.json");
            return Arrays.stream(found)
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .filter(name -> !name.equals(HEAD))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(String file) {
        try (InputStream bytes = OpenApi.class.getClassLoader().getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return MAPPER.readTree(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

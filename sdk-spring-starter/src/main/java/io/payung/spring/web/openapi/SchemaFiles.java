package io.payung.spring.web.openapi;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes schemas that are files of their own into the document, and leads what refers to them there: {@code issue.schema.json} becomes the schema
 * {@code issue}. So the document never says something else than what bodies are checked against.
 */
final class SchemaFiles {

    private static final String ENDING = ".schema.json";
    private static final String HERE = "io/payung/spring/web/";
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode schemas;

    SchemaFiles(ObjectNode schemas) {
        this.schemas = schemas;
    }

    void takeIn(JsonNode node) {
        changeReferences(node, reference -> reference.endsWith(ENDING) ? SCHEMAS + taken(reference) : reference);
    }

    private String taken(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ENDING.length());
        if (!schemas.has(name)) {
            ObjectNode schema = (ObjectNode) OpenApi.read(file.startsWith("/") ? file.substring(1) : HERE + file);
            schema.remove(List.of("$schema", "$id"));
            changeReferences(schema, reference -> reference.replaceFirst("^#/", SCHEMAS + name + "/"));
            schemas.set(name, schema);
        }
        return name;
    }

    private static void changeReferences(JsonNode node, UnaryOperator<String> change) {
        // A copy, because taking a file in adds to what is walked through.
        List.copyOf(node.values()).forEach(child -> changeReferences(child, change));
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            object.put("$ref", change.apply(object.get("$ref").asString()));
        }
    }
}

package io.payung.rules.authoring.definition;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A published JSON Schema, with which a YAML file is compared; each fault is told at its place. Safe for several threads. */
public final class YamlSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final Schema schema;

    private YamlSchema(JsonNode document) {
        this.document = document;
        Dialect dialect = Dialect.builder(Dialects.getDraft202012()).keyword(new NonValidationKeyword(SchemaFault.PLANNED)).build();
        this.schema = SchemaRegistry.withDefaultDialect(dialect).getSchema(document);
    }

    /** The schema in a resource beside the class. */
    public static YamlSchema of(Class<?> neighbour, String resource) {
        try (InputStream stream = neighbour.getResourceAsStream(resource)) {
            return new YamlSchema(JsonMapper.shared().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The schema of one definition of this one, for example {@code given}. */
    public YamlSchema part(String definition) {
        ObjectNode part = NODES.objectNode();
        part.set("$schema", document.get("$schema"));
        part.put("$ref", "#/$defs/" + definition);
        part.set("$defs", document.get("$defs"));
        return new YamlSchema(part);
    }

    /** @param told places at which a more precise problem was noted already */
    public void check(YamlNode root, Set<Position> told, Problems problems) {
        for (Error error : schema.validate(json(root))) {
            YamlNode node = at(root, error.getInstanceLocation());
            if (!told.contains(node.position()) || !error.getKeyword().equals("type")) {
                new SchemaFault(error, node, document).report(problems);
            }
        }
    }

    /** Whether the file may have the field, now or one day. */
    boolean knows(String field) {
        boolean planned = false;
        for (JsonNode each : document.path(SchemaFault.PLANNED)) {
            planned |= each.asString().equals(field);
        }
        return planned || document.path("properties").has(field);
    }

    private static YamlNode at(YamlNode root, NodePath path) {
        YamlNode node = root;
        for (int index = 0; index < path.getNameCount(); index++) {
            Object element = path.getElement(index);
            node = element instanceof Integer item ? node.items().get(item) : node.get(element.toString());
        }
        return node;
    }

    private static JsonNode json(YamlNode node) {
        return switch (node.shape()) {
            case MAP -> {
                ObjectNode object = NODES.objectNode();
                for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
                    object.set(entry.getKey(), json(entry.getValue()));
                }
                yield object;
            }
            case LIST -> {
                ArrayNode array = NODES.arrayNode();
                node.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case SCALAR -> scalar(node.scalar());
            case ABSENT -> NODES.nullNode();
        };
    }

    private static JsonNode scalar(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.scale() <= 0 ? NODES.numberNode(number.longValueExact()) : NODES.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value == null ? NODES.nullNode() : NODES.stringNode((String) value);
    }
}

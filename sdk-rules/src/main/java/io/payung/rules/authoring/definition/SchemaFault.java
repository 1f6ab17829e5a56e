package io.payung.rules.authoring.definition;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns one finding of the schema into words of ours: what is wrong, where exactly, and what to write. */
final class SchemaFault {

    /** Keyword that lists what the format has but this version does not read. */
    static final String PLANNED = "x-planned";

    private final Error error;
    private final YamlNode node;
    /** The schema that was violated, and where it was reached by a reference also the one that refers to it. */
    private final List<JsonNode> schemas;

    SchemaFault(Error error, YamlNode node, JsonNode document) {
        this.error = error;
        this.node = node;
        this.schemas = schemas(document, error.getEvaluationPath());
    }

    void report(Problems problems) {
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(problems);
            case "propertyNames" -> keyShape(problems);
            case "required" -> problems.error(node.position(), "FIELD_MISSING", "\"" + error.getProperty() + "\" is missing here",
                    "add \"" + error.getProperty() + ":\"");
            case "type" -> type(problems);
            case "enum" -> value(problems);
            case "pattern", "minLength", "maxLength" -> shape(problems);
            case "minContains", "contains" -> problems.error(node.position(), "FIELD_MISSING", "\"summary\" is missing in this list",
                    "add summary");
            case "exclusiveMinimum" -> range(problems, "is not more than");
            case "minimum" -> range(problems, "is less than");
            case "maximum" -> range(problems, "is more than");
            default -> problems.error(node.position(), "VALUE_RANGE", shown() + " " + error.getMessage(), "change the value");
        }
    }

    private void shape(Problems problems) {
        if (Scalars.isDecimalComma(node) && example().matches("\"?[0-9.]+\"?")) {
            Scalars.refuseComma(node, true, problems);
        } else {
            problems.error(node.position(), "VALUE_SHAPE", shown() + " has not the expected form", "write it like " + example());
        }
    }

    private void range(Problems problems, String compared) {
        problems.error(node.position(), "VALUE_RANGE", shown() + " " + compared + " " + schemas.get(0).path(error.getKeyword()).asString(""),
                "change the value");
    }

    private void unknownKey(Problems problems) {
        String key = error.getProperty();
        Position at = node.keyPosition(key);
        if (planned(key)) {
            notYet(problems, at, "\"" + key + "\"");
        } else if (!splitNumber(key, problems)) {
            problems.error(at, "FIELD_UNKNOWN", "\"" + key + "\" is no field here", DidYouMean.among(key, known()));
        }
    }

    /** In braces a comma ends a value, so that {@code { value: 65,5 }} has a field named 5. */
    private boolean splitNumber(String key, Problems problems) {
        YamlNode before = YamlNode.absent(node.position());
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            YamlNode value = entry.getValue();
            if (entry.getKey().equals(key) && key.matches("\\d+") && value.scalar() == null && before.raw().matches("-?\\d+")) {
                problems.error(before.position(), "DECIMAL_COMMA", "\"" + before.raw() + "," + key + "\" has a comma where a point stands",
                        "write " + before.raw() + "." + key);
                return true;
            }
            before = value;
        }
        return false;
    }

    private void keyShape(Problems problems) {
        String key = error.getProperty();
        if (splitNumber(key, problems)) {
            return;
        }
        boolean id = schemas.get(0).path("propertyNames").path("$ref").asString("").endsWith("/id");
        problems.error(node.keyPosition(key), "NAME_SHAPE", "\"" + key + "\" is no name for this",
                id ? "use lower-case letters, digits and hyphens" : "use letters and digits, beginning with a lower-case letter");
    }

    private void type(Problems problems) {
        String found = String.valueOf(error.getArguments()[0]);
        String wanted = words(String.valueOf(error.getArguments()[1]));
        if (planned(found)) {
            notYet(problems, node.position(), "this form of the field");
            return;
        }
        if (wanted.contains("number") && Scalars.isDecimalComma(node)) {
            Scalars.refuseComma(node, false, problems);
            return;
        }
        String fix = Scalars.looksLikeNumber(node) ? Scalars.fix(node)
                : found.equals("string") ? "write the value without quotes"
                : wanted.equals("text") && node.shape() == YamlNode.Shape.SCALAR ? "put the value in quotes" : "write " + wanted;
        problems.error(node.position(), "FIELD_TYPE", words(found) + " stands where " + wanted + " is expected", fix);
    }

    private void value(Problems problems) {
        if (node.shape() == YamlNode.Shape.MAP && planned("object") || planned(node.text())) {
            notYet(problems, node.position(), shown());
            return;
        }
        List<String> allowed = new ArrayList<>();
        schemas.get(0).path("enum").forEach(choice -> allowed.add(choice.asString()));
        problems.error(node.position(), "VALUE_UNKNOWN", shown() + " is no value of this field", DidYouMean.among(node.text(), allowed));
    }

    private static void notYet(Problems problems, Position at, String what) {
        problems.error(at, "FIELD_NOT_SUPPORTED_YET", what + " is planned and cannot be read yet", "leave it out for now");
    }

    private boolean planned(String word) {
        for (JsonNode schema : schemas) {
            for (JsonNode planned : schema.path(PLANNED)) {
                if (planned.asString().equals(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> known() {
        return List.copyOf(schemas.get(0).path("properties").propertyNames());
    }

    private String shown() {
        return switch (node.shape()) {
            case SCALAR -> "\"" + (node.raw().length() > 60 ? node.raw().substring(0, 60) + "…" : node.raw()) + "\"";
            case MAP -> "this map";
            default -> "this list";
        };
    }

    private String example() {
        return schemas.get(0).path("examples").path(0).asString("another value");
    }

    private static String words(String types) {
        return types.replace("string", "text").replace("boolean", "true or false").replace("object", "a map").replace("array", "a list")
                .replace("integer", "a whole number").replaceAll("\\bnumber\\b(?<!whole number)", "a number").replaceAll("[\\[\\]]", "");
    }

    /** The violated schema first, then the one that refers to it. */
    private static List<JsonNode> schemas(JsonNode document, NodePath path) {
        List<JsonNode> schemas = new ArrayList<>();
        JsonNode current = document;
        JsonNode before = document;
        for (int index = 0; index < path.getNameCount() - 1; index++) {
            String step = path.getElement(index).toString();
            if (step.equals("$ref")) {
                before = current;
                current = document.at(current.path("$ref").asString("").substring(1));
            } else {
                current = path.getElement(index) instanceof Integer item ? current.path(item) : current.path(step);
                before = current;
            }
        }
        schemas.add(current);
        schemas.add(before);
        return schemas;
    }
}

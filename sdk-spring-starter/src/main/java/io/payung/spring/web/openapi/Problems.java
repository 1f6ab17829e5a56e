package io.payung.spring.web.openapi;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes what an operation answers when it does not do it: of the codes in its {@code x-problems}, and of those that follow from what it takes. With
 * {@code x-refuses} it may also be refused for business reasons, with any code.
 */
final class Problems {

    private static final String OWN = "x-problems";
    private static final String REFUSES = "x-refuses";
    private static final int REFUSED = 422;
    private static final List<String> OF_CALLERS = List.of("NOT_AUTHENTICATED", "NOT_ALLOWED");
    private static final List<String> OF_BODIES =
            List.of("JSON_MALFORMED", "JSON_DUPLICATE_KEY", "JSON_TOO_DEEP", "JSON_TOO_LARGE", "MEDIA_TYPE_UNSUPPORTED", "INPUT_INVALID");
    private static final List<String> OF_KEYS = List.of(
            "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_MALFORMED", "IDEMPOTENCY_KEY_REUSED", "REQUEST_IN_PROGRESS", "PERSON_ERASED");
    private static final Map<Integer, String> MEANING = Map.ofEntries(
            entry(400, "The request is malformed or out of its bounds."),
            entry(401, "Nobody is known by what was shown."),
            entry(403, "Whoever calls may not."),
            entry(404, "It does not exist, or is somebody else's."),
            entry(409, "Something else is under way; repeat the same call."),
            entry(410, "It is gone for good."),
            entry(413, "The body is too large."),
            entry(415, "The body is no application/json."),
            entry(422, "Refused."),
            entry(500, "A fault of the server."),
            entry(501, "The server was set up without what this needs."));
    private static final String LATER = "It may succeed later; repeat the same call. The code says what was not to be had.";

    private final Map<String, Integer> statuses;

    Problems(Map<String, Integer> statuses) {
        this.statuses = statuses;
    }

    void describe(ObjectNode operation) {
        SortedMap<Integer, SortedSet<String>> codes = new TreeMap<>();
        codes(operation).forEach(code -> codes.computeIfAbsent(status(code), status -> new TreeSet<>()).add(code));
        ObjectNode responses = (ObjectNode) operation.get("responses");
        codes.forEach((status, known) -> responses.set(Integer.toString(status), response(status, known)));
        if (operation.path(REFUSES).asBoolean(false)) {
            responses.set(Integer.toString(REFUSED), answer(MEANING.get(REFUSED), schema("Refusal")));
        }
        responses.set("503", header(answer(LATER, schema("Problem")), "Retry-After"));
        operation.remove(List.of(OWN, REFUSES));
    }

    private static SortedSet<String> codes(ObjectNode operation) {
        SortedSet<String> codes = new TreeSet<>(List.of("INTERNAL_ERROR"));
        operation.path(OWN).forEach(code -> codes.add(code.asString()));
        if (!operation.path("security").isArray()) {
            codes.addAll(OF_CALLERS);
        }
        if (operation.at("/requestBody/content").has("application/json")) {
            codes.addAll(OF_BODIES);
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("$ref").asString("").endsWith("/Idempotency-Key")) {
                codes.addAll(OF_KEYS);
            }
            if (parameter.path("$ref").asString("").endsWith("/language") || parameter.path("in").asString("").equals("query")) {
                codes.add("INPUT_INVALID");
            }
        }
        return codes;
    }

    private int status(String code) {
        Integer status = statuses.get(code);
        if (status == null) {
            throw new IllegalStateException("no problem has the code " + code);
        }
        return status;
    }

    private static ObjectNode response(int status, SortedSet<String> codes) {
        ObjectNode schema = schema("Problem");
        ObjectNode narrowed = schema.putObject("properties");
        narrowed.putObject("status").put("const", status);
        ArrayNode known = narrowed.putObject("code").putArray("enum");
        codes.forEach(known::add);
        ObjectNode answer = answer(MEANING.get(status), schema);
        return OF_CALLERS.stream().anyMatch(codes::contains) ? header(answer, "WWW-Authenticate") : status == 409 ? header(answer, "Retry-After") : answer;
    }

    private static ObjectNode schema(String name) {
        return OpenApi.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode answer(String meaning, ObjectNode schema) {
        ObjectNode answer = OpenApi.MAPPER.createObjectNode().put("description", meaning);
        answer.putObject("content").putObject("application/problem+json").set("schema", schema);
        return answer;
    }

    private static ObjectNode header(ObjectNode answer, String name) {
        answer.putObject("headers").putObject(name).put("$ref", "#/components/headers/" + name);
        return answer;
    }
}

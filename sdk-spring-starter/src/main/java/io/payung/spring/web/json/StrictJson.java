package io.payung.spring.web.json;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON tree in which nothing was guessed: no duplicate key, nothing after the end, no lone surrogate or control character, no number
 * that is dangerous to compute with. Faults: {@code JSON_MALFORMED}, {@code JSON_DUPLICATE_KEY}, {@code JSON_TOO_DEEP}, and
 * {@code INPUT_INVALID} with the pointer of each offending value. No value is repeated in a message.
 */
public final class StrictJson {

    /** Nesting of objects and arrays; the deepest body we know has 5. */
    static final int MAX_DEPTH = 16;

    /** Of a name, which stands in the pointer of every value below it; the longest that we know has 40. */
    private static final int MAX_NAME_LENGTH = 200;

    /** Whoever sends more faults than that reads no more of them; each keeps its pointer. */
    private static final int MAX_ERRORS = 100;

    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_DIGITS = 30;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Length is bounded by whoever read the bytes; numbers are looked at as text, so their length needs no second bound. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNestingDepth(MAX_DEPTH * 4)
                    .build())
            .build();

    private final JsonParser parser;
    private final List<InputError> errors = new ArrayList<>();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** The tree of one JSON text in UTF-8. */
    public static JsonNode read(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(utf8))) {
            StrictJson reading = new StrictJson(parser);
            JsonNode tree = reading.document();
            if (!reading.errors.isEmpty()) {
                throw new InvalidInputException(reading.errors);
            }
            return tree;
        } catch (JacksonException e) {
            throw malformed(); // its message may quote the text
        }
    }

    private JsonNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw malformed();
        }
        JsonNode tree = value(first, "", 1);
        if (parser.nextToken() != null) {
            throw malformed();
        }
        return tree;
    }

    private JsonNode value(JsonToken token, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new PayungException("JSON_TOO_DEEP", "the body nests deeper than " + MAX_DEPTH + " levels");
        }
        return switch (token) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_STRING -> text(pointer);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token, pointer);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw malformed();
        };
    }

    private ObjectNode object(String pointer, int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = JsonPointers.child(pointer, name);
            if (object.has(name)) {
                throw new PayungException("JSON_DUPLICATE_KEY", "the body has a key twice in one object");
            }
            checkText(name, pointer);
            object.set(name, value(parser.nextToken(), place, depth + 1));
        }
        return object;
    }

    private ArrayNode array(String pointer, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private JsonNode text(String pointer) {
        String text = parser.getString();
        checkText(text, pointer);
        return NODES.stringNode(text);
    }

    private void checkText(String text, String pointer) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed();
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            error(pointer, "FIELD_FORMAT", "holds a control character");
        }
    }

    /** Bounded by its text before anything is computed: 1e1000000000 is short, and adding to it exhausts the memory. */
    private JsonNode number(JsonToken token, String pointer) {
        BigDecimal exact = exactly(parser.getString());
        if (exact != null) {
            long digitsBeforePoint = (long) exact.precision() - exact.scale();
            if (digitsBeforePoint <= MAX_DIGITS && Math.abs((long) exact.scale()) <= MAX_DIGITS) {
                return token == JsonToken.VALUE_NUMBER_INT ? whole(exact.toBigIntegerExact()) : NODES.numberNode(exact);
            }
        }
        error(pointer, "FIELD_OUT_OF_RANGE", "a number has at most " + MAX_DIGITS + " digits");
        return NODES.numberNode(0);
    }

    /** Nothing when it is longer than any number we take, or its exponent has more digits than Java's. */
    private static @Nullable BigDecimal exactly(String text) {
        try {
            return text.length() <= MAX_NUMBER_LENGTH ? new BigDecimal(text) : null;
        } catch (NumberFormatException exponent) {
            return null;
        }
    }

    private void error(String pointer, String code, String message) {
        errors.add(new InputError(pointer, code, message));
        if (errors.size() == MAX_ERRORS) {
            throw new InvalidInputException(errors);
        }
    }

    private static JsonNode whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static PayungException malformed() {
        return new PayungException("JSON_MALFORMED", "the body is no JSON text in UTF-8");
    }
}

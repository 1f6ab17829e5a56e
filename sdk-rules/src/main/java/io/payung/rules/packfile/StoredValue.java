package io.payung.rules.packfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A value of one of five kinds as an object with one member that names the kind: {@code {"number":"0.50"}}. So a product definition never
 * needs a type name in its JSON.
 */
final class StoredValue {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,64}(?:[.][0-9]{1,64})?(?:E[+-]?[0-9]{1,2})?");

    private StoredValue() {}

    /** Exactly the number that was written, with its scale; bounded, because computing with 1E+1000000000 takes for ever. */
    static BigDecimal number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("no number of a product");
        }
        return new BigDecimal(text);
    }

    private static String kind(Object value) {
        if (value instanceof Long) {
            return "whole";
        }
        if (value instanceof BigDecimal) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "flag";
        }
        if (value instanceof LocalDate) {
            return "date";
        }
        if (value instanceof String) {
            return "text";
        }
        throw new IllegalArgumentException("no value of a product: " + value.getClass().getName());
    }

    private static Object value(String kind, String text) {
        return switch (kind) {
            case "whole" -> Long.valueOf(text);
            case "number" -> number(text);
            case "flag" -> Boolean.valueOf(text);
            case "date" -> LocalDate.parse(text);
            case "text" -> text;
            default -> throw new IllegalArgumentException("no kind of value");
        };
    }

    /** Writes any of the five kinds. */
    static final class Writer extends StdSerializer<Object> {

        Writer() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty(kind(value), value.toString());
            json.writeEndObject();
        }
    }

    /** Reads any of the five kinds. */
    static final class Reader extends StdDeserializer<Object> {

        Reader() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            boolean object = json.currentToken() == JsonToken.START_OBJECT;
            String kind = object ? json.nextName() : null;
            if (kind == null || json.nextToken() != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException("no value of a product");
            }
            Object value = value(kind, json.getString());
            if (json.nextToken() != JsonToken.END_OBJECT) {
                throw new IllegalArgumentException("a value has one kind");
            }
            return value;
        }
    }

    /** Writes a decimal as text, because JSON numbers lose their scale. */
    static final class NumberWriter extends StdSerializer<BigDecimal> {

        NumberWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    /** Reads what {@link NumberWriter} wrote. */
    static final class NumberReader extends StdDeserializer<BigDecimal> {

        NumberReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException("a decimal is written as text");
            }
            return number(json.getString());
        }
    }
}

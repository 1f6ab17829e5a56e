package io.payung.spring.web;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.spring.web.json.JsonPointers;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of a body that the schema accepted, read field by field; what even the schema cannot see is collected and told at once. */
record Fields(JsonNode object, String pointer, List<InputError> errors) {

    static Fields of(JsonNode body) {
        return new Fields(body, "", new ArrayList<>());
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** The field's text; empty when it is absent, which the schema has refused where it matters. */
    String text(String name) {
        return object.path(name).asString("");
    }

    @Nullable String textOrNull(String name) {
        return object.has(name) ? text(name) : null;
    }

    Fields child(String name) {
        return new Fields(object.path(name), at(name), errors);
    }

    <T> List<T> each(String name, BiFunction<Fields, Integer, T> reader) {
        List<T> list = new ArrayList<>();
        JsonNode array = object.path(name);
        for (int i = 0; i < array.size(); i++) {
            list.add(reader.apply(new Fields(array.get(i), at(name) + "/" + i, errors), i));
        }
        return list;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        object.path(name).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException noDate) {
            error(name, "FIELD_FORMAT", "is no calendar date");
            return LocalDate.EPOCH;
        }
    }

    @Nullable LocalDate dateOrNull(String name) {
        return object.has(name) ? date(name) : null;
    }

    Instant instant(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException noInstant) {
            error(name, "FIELD_FORMAT", "is no instant with an offset");
            return Instant.EPOCH;
        }
    }

    /** Days, hours, minutes and seconds. */
    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeException noDuration) {
            error(name, "FIELD_FORMAT", "is no duration such as P2DT6H");
            return Duration.ZERO;
        }
    }

    /** Of the members {@code amount} and {@code currency}; nothing of the currency XXX where it is wrong. */
    Money money(String name) {
        Fields money = child(name);
        try {
            return Money.of(money.text("amount"), money.text("currency"));
        } catch (PayungException noMoney) {
            money.error("currency", "FIELD_NOT_ALLOWED", "is no ISO 4217 currency");
            return Money.of("0", "XXX");
        }
    }

    /** Plain values by name; the product's questions say what they have to be. */
    Map<String, Object> values(String name) {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.path(name).properties()) {
            values.put(entry.getKey(), plain(entry.getValue()));
        }
        return values;
    }

    void error(String name, String code, String message) {
        errors.add(new InputError(at(name), code, message));
    }

    /** Throws when anything was found. */
    void finish() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private String at(String name) {
        return JsonPointers.child(pointer, name);
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            BigInteger whole = value.bigIntegerValue();
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
        }
        return value.isNumber() ? value.decimalValue() : value.asString();
    }
}

package io.payung.spring.web.json;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;

/** Our code for what a schema keyword found; of several at one place the first in this order is told. */
enum Fault {
    FIELD_MISSING("is missing"),
    FIELD_NULL("is null; leave it out or give a value"),
    FIELD_TYPE("has another type than the form asks for"),
    FIELD_UNKNOWN("is not part of the form"),
    FIELD_NOT_ALLOWED("is none of the values the form allows"),
    FIELD_TOO_SHORT("is too short"),
    FIELD_TOO_LONG("is too long"),
    FIELD_FORMAT("does not have the format the form asks for"),
    FIELD_OUT_OF_RANGE("is outside the bounds the form names");

    private final String message;

    Fault(String message) {
        this.message = message;
    }

    String code() {
        return name();
    }

    /** Plain English without the offending value. */
    String message() {
        return message;
    }

    static Fault of(Error error) {
        JsonNode node = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> FIELD_MISSING;
            case "additionalProperties" -> FIELD_UNKNOWN;
            case "type" -> node != null && node.isNull() ? FIELD_NULL : FIELD_TYPE;
            case "enum", "const", "oneOf" -> notAmong(node);
            case "minLength", "minItems" -> FIELD_TOO_SHORT;
            case "maxLength", "maxItems" -> FIELD_TOO_LONG;
            case "minimum", "maximum", DecimalBound.MINIMUM, DecimalBound.MAXIMUM -> FIELD_OUT_OF_RANGE;
            case "format", "pattern" -> FIELD_FORMAT;
            default -> FIELD_NOT_ALLOWED;
        };
    }

    /** Every closed list of ours holds texts. */
    private static Fault notAmong(JsonNode node) {
        if (node == null || node.isString()) {
            return FIELD_NOT_ALLOWED;
        }
        return node.isNull() ? FIELD_NULL : FIELD_TYPE;
    }
}

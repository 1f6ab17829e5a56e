package io.payung.payment;

import io.payung.fault.PayungException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts of one JSON object that a stranger posted; whatever it says, no value is repeated in a message. */
final class NoticeFields {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 8;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private NoticeFields(JsonNode object) {
        this.object = object;
    }

    static NoticeFields of(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw malformed("is larger than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read == null || !read.isObject()) {
                throw malformed("is no JSON object");
            }
            return new NoticeFields(read);
        } catch (JacksonException e) {
            throw malformed("is no strict JSON");
        }
    }

    String text(String name, Pattern shape) {
        JsonNode value = object.path(name);
        if (!value.isString() || !shape.matcher(value.asString()).matches()) {
            throw malformed("has no usable \"" + name + "\"");
        }
        return value.asString();
    }

    String textOr(String name, String otherwise) {
        JsonNode value = object.path(name);
        return value.isString() ? value.asString() : otherwise;
    }

    private static PayungException malformed(String what) {
        return new PayungException("NOTICE_MALFORMED", "the body " + what);
    }
}

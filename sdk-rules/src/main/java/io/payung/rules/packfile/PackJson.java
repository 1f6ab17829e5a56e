package io.payung.rules.packfile;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.payung.product.Parameter;
import io.payung.product.terms.AnswerTest;
import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.util.Arrays;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON in a pack file: one value, one text, and one text, one value. What was read is written again and must give the same bytes, so
 * that nothing in them is passed over. No type is ever named but those of {@link AnswerTest}, which are a closed list.
 */
final class PackJson {

    private static final int MAX_NESTING = 64;
    private static final int MAX_NUMBER = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).maxNumberLength(MAX_NUMBER).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addMixIn(Parameter.class, TypedValue.class)
            .addMixIn(AnswerTest.class, NamedTest.class)
            .addMixIn(AnswerTest.Compare.class, TypedValue.class)
            .addMixIn(RateTable.Cell.class, TypedRange.class)
            .addModule(decimals())
            .build();

    private PackJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @param part names the bytes in the message of the refusal */
    static <T> T read(String part, byte[] json, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (RuntimeException e) {
            throw PackFault.altered("its " + part + " is not written as by this SDK (" + e.getClass().getSimpleName() + ")");
        }
        if (value == null || !Arrays.equals(write(value), json)) {
            throw PackFault.altered("its " + part + " is not written as by this SDK");
        }
        return value;
    }

    /** The number of the format, before anything else of the manifest is looked at: another format may have other members. */
    static int format(byte[] manifest) {
        try {
            return MAPPER.readTree(manifest).required("format").intValue();
        } catch (RuntimeException e) {
            throw PackFault.altered("its manifest.json tells no format");
        }
    }

    /** What a manifest of any format says about a part; empty when it says nothing. */
    static String listedDigest(byte[] manifest, String part) {
        try {
            for (JsonNode listed : MAPPER.readTree(manifest).path("parts")) {
                if (listed.path("name").asString("").equals(part)) {
                    return listed.path("sha256").asString("");
                }
            }
            return "";
        } catch (RuntimeException e) {
            throw PackFault.altered("its manifest.json is no JSON");
        }
    }

    private static SimpleModule decimals() {
        return new SimpleModule("payung-pack").addSerializer(BigDecimal.class, new StoredValue.NumberWriter())
                .addDeserializer(BigDecimal.class, new StoredValue.NumberReader());
    }

    private interface TypedValue {

        @JsonSerialize(using = StoredValue.Writer.class)
        @JsonDeserialize(using = StoredValue.Reader.class)
        Object value();
    }

    private interface TypedRange {

        @JsonSerialize(using = StoredValue.Writer.class)
        @JsonDeserialize(using = StoredValue.Reader.class)
        Object from();

        @JsonSerialize(using = StoredValue.Writer.class)
        @JsonDeserialize(using = StoredValue.Reader.class)
        Object to();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "test")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AnswerTest.Compare.class, name = "compare"),
        @JsonSubTypes.Type(value = AnswerTest.Combined.class, name = "combined")
    })
    private interface NamedTest {}
}

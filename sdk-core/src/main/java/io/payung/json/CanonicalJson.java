package io.payung.json;

import io.payung.fault.PayungException;
import io.payung.party.IdentityDocument;
import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * One value, one text: members and map keys in alphabetical order, no spaces, plain decimals. What is stored, encrypted, fingerprinted or
 * compared byte for byte passes here. The only place that writes an identity number, so its result is personal. Safe for several threads.
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new Alphabetical())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(identityDocuments())
            .build();

    private CanonicalJson() {}

    /** UTF-8 bytes. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new PayungException("JSON_UNWRITABLE", "cannot write a " + value.getClass().getSimpleName(), withoutValues(e));
        }
    }

    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new PayungException("JSON_UNREADABLE", "stored bytes are no " + type.getSimpleName(), withoutValues(e));
        }
    }

    /** Lower-case SHA-256 of the canonical bytes: equal exactly when the values are. */
    public static String digest(Object value) {
        return PackSource.sha256(new String(write(value), StandardCharsets.UTF_8));
    }

    /** Jackson quotes the offending text in its messages, which may be personal: only the kind of fault is passed on. */
    private static Throwable withoutValues(JacksonException e) {
        return new IllegalStateException(e.getClass().getSimpleName());
    }

    private static SimpleModule identityDocuments() {
        SimpleModule module = new SimpleModule("payung");
        module.addSerializer(IdentityDocument.class, new IdentityDocumentWriter());
        module.addDeserializer(IdentityDocument.class, new IdentityDocumentReader());
        return module;
    }

    /** A record and the map it is read back as are written alike, so an order of its own, which is meant for readers, does not count here. */
    private static final class Alphabetical extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public String @Nullable [] findSerializationPropertyOrder(MapperConfig<?> config, AnnotatedClass type) {
            return null;
        }
    }

    private static final class IdentityDocumentWriter extends StdSerializer<IdentityDocument> {

        IdentityDocumentWriter() {
            super(IdentityDocument.class);
        }

        @Override
        public void serialize(IdentityDocument value, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("number", value.number());
            json.writeStringProperty("scheme", value.scheme());
            json.writeEndObject();
        }
    }

    private static final class IdentityDocumentReader extends StdDeserializer<IdentityDocument> {

        IdentityDocumentReader() {
            super(IdentityDocument.class);
        }

        @Override
        public IdentityDocument deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            return IdentityDocument.of(node.path("scheme").asString(""), node.path("number").asString(""));
        }
    }
}

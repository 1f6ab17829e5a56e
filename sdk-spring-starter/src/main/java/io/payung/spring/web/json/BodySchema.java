package io.payung.spring.web.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One JSON Schema (draft 2020-12) ready to check bodies; formats are asserted, and {@code x-payung-minimum} and
 * {@code x-payung-maximum} bound decimals that travel as strings. Immutable and safe for several threads; compiling is slow, so keep it.
 */
public final class BodySchema {

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new DecimalBound(DecimalBound.MINIMUM))
            .keyword(new DecimalBound(DecimalBound.MAXIMUM))
            // For whoever draws the form; unknown ones would be warned of at every start.
            .keyword(new NonValidationKeyword("x-payung-per"))
            .keyword(new NonValidationKeyword("x-payung-type"))
            .build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            DIALECT,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .build()));

    private final JsonNode source;
    private final Schema schema;

    private BodySchema(JsonNode source) {
        this.source = source;
        this.schema = REGISTRY.getSchema(source);
        schema.initializeValidators();
    }

    public static BodySchema of(JsonNode source) {
        return new BodySchema(source);
    }

    /** A schema that lies in this module. */
    public static BodySchema resource(String path) {
        try (InputStream bytes = BodySchema.class.getResourceAsStream(path)) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return of(StrictJson.read(bytes.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema as it is published. */
    public JsonNode source() {
        return source;
    }

    /** One error for each place at which the body breaks the schema, the plainest where there are several, in the order of the schema. */
    public List<InputError> errors(JsonNode body) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (Error error : schema.validate(body)) {
            String pointer = pointer(error);
            faults.merge(pointer, Fault.of(error), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        List<InputError> errors = new ArrayList<>();
        faults.forEach((pointer, fault) -> errors.add(new InputError(pointer, fault.code(), fault.message())));
        errors.sort(Comparator.comparing(InputError::pointer));
        return errors;
    }

    /** Throws {@link InvalidInputException} with all that {@link #errors} finds. */
    public void check(JsonNode body) {
        List<InputError> errors = errors(body);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        boolean namesProperty = "required".equals(error.getKeyword()) || "additionalProperties".equals(error.getKeyword());
        return namesProperty && property != null ? JsonPointers.child(place, property) : place;
    }
}

package io.payung.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.fault.PayungException;
import java.util.regex.Pattern;

/** The product's name in every path, file and API, for example {@code personal-accident}. */
public record ProductId(@JsonValue String value) implements Comparable<ProductId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductId {
        if (!SHAPE.matcher(value).matches()) {
            throw new PayungException("PRODUCT_ID_SHAPE", "a product id is 1 to 63 lower-case letters, digits and hyphens");
        }
    }

    public static ProductId of(String value) {
        return new ProductId(value);
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

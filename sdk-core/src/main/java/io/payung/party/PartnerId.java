package io.payung.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.fault.PayungException;
import java.util.regex.Pattern;

/** The platform that sells; every stored row and every query belongs to exactly one. */
public record PartnerId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnerId {
        if (!SHAPE.matcher(value).matches()) {
            throw new PayungException("PARTNER_ID_SHAPE", "a partner id is 1 to 63 lower-case letters, digits and hyphens");
        }
    }

    public static PartnerId of(String value) {
        return new PartnerId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}

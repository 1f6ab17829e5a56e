package io.payung.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.fault.PayungException;
import java.util.regex.Pattern;

/** A stable reason code such as {@code AGE_ABOVE_MAXIMUM}; its text in each language belongs to the product. */
public record ReasonCode(@JsonValue String value) implements Comparable<ReasonCode> {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReasonCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new PayungException("REASON_CODE_SHAPE", "a reason code is 2 to 64 capitals, digits and underscores");
        }
    }

    public static ReasonCode of(String value) {
        return new ReasonCode(value);
    }

    @Override
    public int compareTo(ReasonCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

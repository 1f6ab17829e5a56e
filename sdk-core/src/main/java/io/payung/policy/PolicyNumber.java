package io.payung.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The random, printed number of a policy, for example {@code PYG-7K3M-9QTX-2WBD}. */
public record PolicyNumber(@JsonValue @NotBlank @Size(max = 40) String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyNumber {}

    @Override
    public String toString() {
        return value;
    }
}

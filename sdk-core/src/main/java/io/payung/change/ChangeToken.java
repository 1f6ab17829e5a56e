package io.payung.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A previewed change in encrypted, authenticated and opaque form; whoever holds it may confirm it, once, until it expires. */
public record ChangeToken(@JsonValue @NotBlank @Size(max = 100_000) String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChangeToken {}

    @Override
    public String toString() {
        return "ChangeToken[****]";
    }
}

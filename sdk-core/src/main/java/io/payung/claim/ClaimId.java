package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Names one claim. */
public record ClaimId(@JsonValue @NotNull UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

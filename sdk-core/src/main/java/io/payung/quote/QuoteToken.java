package io.payung.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** An offer in encrypted, authenticated and opaque form; whoever holds it may issue it until it expires. */
public record QuoteToken(@JsonValue @NotBlank @Size(max = 100_000) String value) {

    @Override
    public String toString() {
        return "QuoteToken[****]";
    }
}

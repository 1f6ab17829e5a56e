package io.payung.quote;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one quote; a quote issues at most once. */
public record QuoteId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QuoteId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.payung.policy;

import java.util.UUID;

/** Refers to a stored person without saying who it is. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.payung.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The states of a policy. */
public enum PolicyState {
    SCHEDULED,
    IN_FORCE,
    IN_GRACE,
    LAPSED,
    CANCELLED,
    VOID,
    EXPIRED,
    ENDED_BY_CLAIM,
    REPLACED;

    /** As requests and answers spell it: {@code in-force}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

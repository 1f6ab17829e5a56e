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

    /** Whether the dates of a policy alone tell it, without any move. */
    public boolean isOfDates() {
        return switch (this) {
            case SCHEDULED, IN_FORCE, EXPIRED -> true;
            case IN_GRACE, LAPSED, CANCELLED, VOID, ENDED_BY_CLAIM, REPLACED -> false;
        };
    }

    /** Whether events of today or later may still be covered without anything being done to the policy. */
    public boolean mayPay() {
        return this == SCHEDULED || this == IN_FORCE || this == IN_GRACE;
    }

    /** The one of that {@link #key}. */
    public static PolicyState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As requests and answers spell it: {@code in-force}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.payung.party;

import com.fasterxml.jackson.annotation.JsonProperty;

/** As the identity document declares it. */
public enum Sex {
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("male")
    MALE;

    /** {@code female} or {@code male}, as rules and requests spell it. */
    public String key() {
        return this == FEMALE ? "female" : "male";
    }
}

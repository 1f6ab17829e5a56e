package io.payung.consent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is consented to. Each purpose has a record of its own, which is withdrawn alone. */
public enum ConsentPurpose {
    /** The insurance contract. */
    @JsonProperty("contract")
    CONTRACT("contract"),

    /** The use of personal data: whatever is accepted under the clause id {@link #DATA_CLAUSE}. */
    @JsonProperty("data-protection")
    DATA_PROTECTION("data-protection");

    /** The clause id that is reserved for the consent to the use of personal data. */
    public static final String DATA_CLAUSE = "data-processing";

    private final String key;

    ConsentPurpose(String key) {
        this.key = key;
    }

    /** As requests and rows spell it. */
    public String key() {
        return key;
    }

    static ConsentPurpose ofClause(String id) {
        return id.equals(DATA_CLAUSE) ? DATA_PROTECTION : CONTRACT;
    }
}

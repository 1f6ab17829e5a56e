package io.payung.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.payung.fault.InputCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of what somebody accepted.
 *
 * @param by         who accepted
 * @param acceptedAt when, between the offer and its receipt
 * @param language   of the texts that were shown
 * @param channel    where, for example {@code app}
 * @param method     how
 * @param evidence   digest or reference of further evidence, or absent
 * @param clauses    what was accepted, one by one
 */
public record Consent(
        @NotNull Party by,
        @NotNull Instant acceptedAt,
        @NotBlank @Size(max = 8) String language,
        @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{Alnum} ._-]*") String channel,
        @NotNull Method method,
        @Nullable @Size(max = 200) String evidence,
        @NotNull @Size(max = 100) List<@NotNull @Valid AcceptedClause> clauses) {

    /** Who may consent. */
    public enum Party {
        @JsonProperty("applicant")
        APPLICANT,
        @JsonProperty("guardian")
        GUARDIAN;

        /** As rules and requests spell it. */
        public String key() {
            return this == APPLICANT ? "applicant" : "guardian";
        }
    }

    /** How somebody may consent. */
    public enum Method {
        @JsonProperty("checkbox")
        CHECKBOX("checkbox"),
        @JsonProperty("one-time-code")
        ONE_TIME_CODE("one-time-code"),
        @JsonProperty("recorded-voice")
        RECORDED_VOICE("recorded-voice"),
        @JsonProperty("thumb-with-witness")
        THUMB_WITH_WITNESS("thumb-with-witness"),
        @JsonProperty("agent-assisted")
        AGENT_ASSISTED("agent-assisted");

        private final String key;

        Method(String key) {
            this.key = key;
        }

        /** As rules and requests spell it. */
        public String key() {
            return key;
        }
    }

    public Consent {
        clauses = InputCopy.of(clauses);
    }

    /** Without the evidence, which may be the number a code was sent to. */
    @Override
    public String toString() {
        return "Consent[" + by + ", " + method + "]";
    }
}

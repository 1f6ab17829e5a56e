package io.payung.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.payung.fault.InputCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * @param proof      what the method left behind; see {@link Method#needs}
 * @param shown      every text that was shown, in the order shown; absent when that is what was accepted, in its order
 */
public record Consent(
        @NotNull Party by,
        @NotNull Instant acceptedAt,
        @NotBlank @Size(max = 8) String language,
        @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{Alnum} ._-]*") String channel,
        @NotNull Method method,
        @Nullable @Size(max = 200) String evidence,
        @NotNull @Size(max = 100) List<@NotNull @Valid AcceptedClause> clauses,
        // Left out when absent: a consent from before they existed keeps its fingerprint, and its key can be replayed.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Valid MethodProof proof,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Size(max = 200) List<@NotNull @Valid ShownText> shown) {

    /** What a method has to leave behind. */
    public enum Need {
        /** {@link MethodProof#sha256} */
        EVIDENCE,
        /** {@link MethodProof#witness} */
        WITNESS,
        /** {@link MethodProof#agent} */
        AGENT
    }

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
        CHECKBOX("checkbox", Set.of()),
        @JsonProperty("one-time-code")
        ONE_TIME_CODE("one-time-code", Set.of(Need.EVIDENCE)),
        @JsonProperty("recorded-voice")
        RECORDED_VOICE("recorded-voice", Set.of(Need.EVIDENCE)),
        @JsonProperty("thumb-with-witness")
        THUMB_WITH_WITNESS("thumb-with-witness", Set.of(Need.EVIDENCE, Need.WITNESS)),
        @JsonProperty("agent-assisted")
        AGENT_ASSISTED("agent-assisted", Set.of(Need.EVIDENCE, Need.AGENT));

        private final String key;
        private final Set<Need> needs;

        Method(String key, Set<Need> needs) {
            this.key = key;
            this.needs = needs;
        }

        /** As rules and requests spell it. */
        public String key() {
            return key;
        }

        /** What its proof has to hold; without it the consent is refused. */
        public Set<Need> needs() {
            return needs;
        }
    }

    @SuppressWarnings("NullAway") // absent stays absent
    public Consent {
        clauses = InputCopy.of(clauses);
        shown = InputCopy.of(shown);
    }

    /** A consent to whatever was shown, by a method that needs no proof. */
    public Consent(
            Party by,
            Instant acceptedAt,
            String language,
            String channel,
            Method method,
            @Nullable String evidence,
            List<AcceptedClause> clauses) {
        this(by, acceptedAt, language, channel, method, evidence, clauses, null, null);
    }

    /** The same, with what the method left behind. */
    public Consent provenBy(MethodProof what) {
        return new Consent(by, acceptedAt, language, channel, method, evidence, clauses, what, shown);
    }

    /** The same, after these texts had been shown in this order. */
    public Consent havingShown(List<ShownText> texts) {
        return new Consent(by, acceptedAt, language, channel, method, evidence, clauses, proof, texts);
    }

    /** Every text that was shown, in the order shown. */
    public List<ShownText> shownTexts() {
        if (shown != null) {
            return shown;
        }
        List<ShownText> texts = new ArrayList<>();
        clauses.forEach(clause -> texts.add(new ShownText(clause.id(), language, clause.sha256())));
        return texts;
    }

    /** The part that is for one purpose. */
    Consent onlyOf(ConsentPurpose purpose) {
        List<AcceptedClause> accepted = clauses.stream().filter(clause -> ConsentPurpose.ofClause(clause.id()) == purpose).toList();
        List<ShownText> texts = shown == null ? null : shown.stream().filter(text -> ConsentPurpose.ofClause(text.id()) == purpose).toList();
        return new Consent(by, acceptedAt, language, channel, method, evidence, accepted, proof, texts);
    }

    /** Without the evidence, which may be the number a code was sent to. */
    @Override
    public String toString() {
        return "Consent[" + by + ", " + method + "]";
    }
}

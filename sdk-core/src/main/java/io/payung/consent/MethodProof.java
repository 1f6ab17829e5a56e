package io.payung.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.party.PersonName;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a method of consenting leaves behind; {@link Consent.Method#needs} says what each one has to carry. Stored only encrypted.
 *
 * @param sha256  digest of the evidence itself, which the caller keeps: the recording, the scan, the gateway's record of the code
 * @param witness full name of who saw the thumb print
 * @param agent   the partner's id of the agent who helped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MethodProof(
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256,
        @Nullable @Size(min = 1, max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String witness,
        @Nullable @Pattern(regexp = "[\\x21-\\x7e]{1,60}") String agent) {

    /** Nothing. */
    public static final MethodProof NONE = new MethodProof(null, null, null);

    /** The evidence alone. */
    public static MethodProof of(String sha256) {
        return new MethodProof(sha256, null, null);
    }

    public MethodProof witnessedBy(String fullName) {
        return new MethodProof(sha256, fullName, agent);
    }

    public MethodProof helpedBy(String agentId) {
        return new MethodProof(sha256, witness, agentId);
    }

    /** Without a name. */
    @Override
    public String toString() {
        return "MethodProof[****]";
    }
}

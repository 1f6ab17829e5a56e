package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.fault.InputCopy;
import io.payung.party.Claimant;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report of an event: {@code ClaimNotice.on(policyNumber, event).with(documents)}.
 *
 * @param key        the caller's name for this notice, or absent when it need not be repeatable
 * @param life       the insured person whom it happened to, as a quote's paths name them: {@code lives/1} for the second; may be absent where one is insured
 * @param claimant   who reports it, or absent for the insured person
 * @param reportedAt when it was reported, or absent for now
 * @param answers    answers to questions asked at a claim
 */
public record ClaimNotice(
        @NotNull @Valid PolicyNumber policy,
        @Nullable @Valid IdempotencyKey key,
        @NotNull @Valid ClaimEvent event,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Pattern(regexp = LIFE) String life,
        @Nullable @Valid Claimant claimant,
        @Nullable Instant reportedAt,
        @NotNull @Size(max = 100) Map<String, Object> answers,
        @NotNull @Size(max = 50) List<@NotNull @Valid ClaimDocument> documents) {

    static final String LIFE = "lives/(0|[1-9][0-9]{0,3})";

    public ClaimNotice {
        answers = InputCopy.of(answers);
        documents = InputCopy.of(documents);
    }

    public static ClaimNotice on(PolicyNumber policy, ClaimEvent event) {
        return new ClaimNotice(policy, null, event, null, null, null, Map.of(), List.of());
    }

    public ClaimNotice with(List<ClaimDocument> given) {
        return new ClaimNotice(policy, key, event, life, claimant, reportedAt, answers, given);
    }

    /** Says which of several insured persons it happened to, for example {@code lives/1}. */
    public ClaimNotice about(String who) {
        return new ClaimNotice(policy, key, event, who, claimant, reportedAt, answers, documents);
    }

    /** Somebody else than the insured person reports it. */
    public ClaimNotice reportedBy(Claimant who) {
        return new ClaimNotice(policy, key, event, life, who, reportedAt, answers, documents);
    }

    public ClaimNotice answers(Map<String, Object> given) {
        return new ClaimNotice(policy, key, event, life, claimant, reportedAt, given, documents);
    }

    public ClaimNotice once(IdempotencyKey name) {
        return new ClaimNotice(policy, name, event, life, claimant, reportedAt, answers, documents);
    }

    public ClaimNotice reportedAt(Instant when) {
        return new ClaimNotice(policy, key, event, life, claimant, when, answers, documents);
    }

    @Override
    public String toString() {
        return "ClaimNotice[" + policy + "]";
    }
}

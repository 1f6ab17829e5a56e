package io.payung.claim;

import io.payung.fault.InputCopy;
import io.payung.party.Claimant;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report of an event: {@code ClaimNotice.on(policyNumber, event).with(documents)}.
 *
 * @param key        the caller's name for this notice, or absent when it need not be repeatable
 * @param claimant   who reports it, or absent for the insured person
 * @param reportedAt when it was reported, or absent for now
 * @param answers    answers to questions asked at a claim
 */
public record ClaimNotice(
        @NotNull @Valid PolicyNumber policy,
        @Nullable @Valid IdempotencyKey key,
        @NotNull @Valid ClaimEvent event,
        @Nullable @Valid Claimant claimant,
        @Nullable Instant reportedAt,
        @NotNull @Size(max = 100) Map<String, Object> answers,
        @NotNull @Size(max = 50) List<@NotNull @Valid ClaimDocument> documents) {

    public ClaimNotice {
        answers = InputCopy.of(answers);
        documents = InputCopy.of(documents);
    }

    public static ClaimNotice on(PolicyNumber policy, ClaimEvent event) {
        return new ClaimNotice(policy, null, event, null, null, Map.of(), List.of());
    }

    public ClaimNotice with(List<ClaimDocument> given) {
        return new ClaimNotice(policy, key, event, claimant, reportedAt, answers, given);
    }

    /** Somebody else than the insured person reports it. */
    public ClaimNotice reportedBy(Claimant who) {
        return new ClaimNotice(policy, key, event, who, reportedAt, answers, documents);
    }

    public ClaimNotice answers(Map<String, Object> given) {
        return new ClaimNotice(policy, key, event, claimant, reportedAt, given, documents);
    }

    public ClaimNotice once(IdempotencyKey name) {
        return new ClaimNotice(policy, name, event, claimant, reportedAt, answers, documents);
    }

    public ClaimNotice reportedAt(Instant when) {
        return new ClaimNotice(policy, key, event, claimant, when, answers, documents);
    }

    @Override
    public String toString() {
        return "ClaimNotice[" + policy + "]";
    }
}

package io.payung.claim;

import io.payung.fault.InputCopy;
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
 * @param reportedAt when it was reported, or absent for now
 * @param answers    answers to questions asked at a claim
 */
public record ClaimNotice(
        @NotNull @Valid PolicyNumber policy,
        @Nullable @Valid IdempotencyKey key,
        @NotNull @Valid ClaimEvent event,
        @Nullable Instant reportedAt,
        @NotNull @Size(max = 100) Map<String, Object> answers,
        @NotNull @Size(max = 50) List<@NotNull @Valid ClaimDocument> documents) {

    public ClaimNotice {
        answers = InputCopy.of(answers);
        documents = InputCopy.of(documents);
    }

    public static ClaimNotice on(PolicyNumber policy, ClaimEvent event) {
        return new ClaimNotice(policy, null, event, null, Map.of(), List.of());
    }

    public ClaimNotice with(List<ClaimDocument> given) {
        return new ClaimNotice(policy, key, event, reportedAt, answers, given);
    }

    public ClaimNotice answers(Map<String, Object> given) {
        return new ClaimNotice(policy, key, event, reportedAt, given, documents);
    }

    public ClaimNotice once(IdempotencyKey name) {
        return new ClaimNotice(policy, name, event, reportedAt, answers, documents);
    }

    public ClaimNotice reportedAt(Instant when) {
        return new ClaimNotice(policy, key, event, when, answers, documents);
    }

    @Override
    public String toString() {
        return "ClaimNotice[" + policy + "]";
    }
}

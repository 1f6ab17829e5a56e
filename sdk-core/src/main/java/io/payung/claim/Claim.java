package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.party.Claimant;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is stored: event, claimant, answers and documents, encrypted under the key of the policy's holder, and the last assessment's state.
 *
 * @param life          the insured person whom it is about, for example {@code lives/1}; absent while nobody has said it
 * @param claimant      who reported it, absent when it was the insured person
 * @param completeSince the day on which everything needed was there, from which the insurer's time to pay counts; absent before
 * @param version       counts changes, from 1; an update names the version it read
 */
public record Claim(
        ClaimId id,
        PartnerId partner,
        PolicyNumber policy,
        ClaimState state,
        ClaimEvent event,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String life,
        @Nullable Claimant claimant,
        Instant reportedAt,
        Map<String, Object> answers,
        List<ClaimDocument> documents,
        @Nullable LocalDate completeSince,
        int version) {

    public Claim {
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        documents = List.copyOf(documents);
    }

    /** The same, taken up again: nothing counts from before. */
    Claim reopened() {
        return new Claim(id, partner, policy, ClaimState.REOPENED, event, life, claimant, reportedAt, answers, documents, null, version);
    }

    @Override
    public String toString() {
        return "Claim[" + id + ", " + state + "]";
    }
}

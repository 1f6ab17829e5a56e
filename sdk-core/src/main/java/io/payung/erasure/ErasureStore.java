package io.payung.erasure;

import io.payung.claim.ClaimId;
import io.payung.claim.ClaimState;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.Application;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Forgets persons. Called by the SDK inside a unit of work, implemented by the store. */
public interface ErasureStore {

    /**
     * Where a person left traces.
     *
     * @param policies     that insured them or that they applied for, whoever holds them
     * @param applications likewise
     * @param claims       on those policies
     */
    record Footprint(PersonId person, List<Policy> policies, List<Application> applications, List<ClaimTrace> claims) {

        public Footprint {
            policies = List.copyOf(policies);
            applications = List.copyOf(applications);
            claims = List.copyOf(claims);
        }
    }

    /** One claim, without anything personal. */
    record ClaimTrace(ClaimId id, ClaimState state) {}

    /**
     * Finds the person and keeps everybody from adding to what is found until the unit of work ends.
     *
     * @return nothing when this partner knows no such person, or has forgotten them
     */
    Optional<Footprint> lock(PartnerId partner, IdentityDocument person);

    /** What was done under the key. */
    Optional<Erasure> find(PartnerId partner, IdempotencyKey key);

    /**
     * Destroys the person's key and blind index, and whatever is sealed in the policies that insured them, also when it is sealed under another
     * holder's key. Numbers, dates, amounts, digests, consent records and their chain stay. Whatever is read later of what is gone answers {@code
     * PERSON_ERASED}.
     *
     * @param eventIds of the events to write: one for each policy, then one for the person
     * @return false when another person was erased under the key
     */
    boolean erase(Erasure erasure, Footprint found, Supplier<UUID> eventIds);
}

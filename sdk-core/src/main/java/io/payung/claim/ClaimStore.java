package io.payung.claim;

import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps claims. Called by the SDK inside a unit of work, implemented by the store. */
public interface ClaimStore {

    /**
     * @param eventId id of the event {@code claim.notified} written with it
     * @param at      when that happened
     */
    void insert(Claim claim, UUID eventId, Instant at);

    /**
     * Replaces the claim if it still has the version before this one's.
     *
     * @param eventId id of the event {@code claim.updated} written with it
     * @param at      when that happened
     * @return false when somebody else was faster
     */
    boolean update(Claim claim, UUID eventId, Instant at);

    Optional<Claim> find(PartnerId partner, ClaimId id);
}

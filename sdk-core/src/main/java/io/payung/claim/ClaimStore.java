package io.payung.claim;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * Keeps everybody else from opening, changing or moving claims on the policy, and from erasing its persons, until the unit of work ends. Throws
     * {@code POLICY_UNKNOWN} or {@code PERSON_ERASED}.
     */
    void lock(PartnerId partner, PolicyNumber policy);

    /** All claims on the policy, in the order in which they came, as this unit of work sees them. */
    List<ClaimFile> files(PartnerId partner, PolicyNumber policy);

    Optional<ClaimFile> file(PartnerId partner, ClaimId id);

    /** What became of a move. */
    enum Written {
        WRITTEN,
        /** Somebody else changed the claim since it was read. */
        CHANGED,
        /** Another payment of the partner has the reference. */
        REFERENCE_USED
    }

    /**
     * Replaces the claim by the file's, if it still has the version before, and adds the file's last move. Unless it is written, nothing is.
     *
     * @param eventId id of the event written with it: {@code claim.decided} for a decision, {@code claim.paid} for a payment, else {@code claim.updated}
     */
    Written move(ClaimFile file, UUID eventId);

    /**
     * A page of claims on one policy, without anything personal, and so also of persons who are erased. Throws {@code CURSOR_INVALID}.
     *
     * @param cursor what the page before named as next, or absent for the first page
     */
    ClaimPage page(PartnerId partner, PolicyNumber policy, @Nullable String cursor, int size);
}

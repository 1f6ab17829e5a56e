package io.payung.policy;

import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Optional;

/** Remembers which key was answered how. Called by the SDK inside a unit of work, implemented by the store. */
public interface IdempotencyStore {

    /** Whose turn it is under a key. */
    enum Claim {
        /** The key is ours until the unit of work ends. */
        CLAIMED,
        /** Somebody finished under it: read the answer. */
        TAKEN,
        /** Somebody is working under it, and the short wait for them is over. */
        BUSY
    }

    /**
     * @param fingerprint digest of the request that was answered
     * @param answer      the answer's bytes as they were given
     */
    record StoredAnswer(String fingerprint, byte[] answer) {

        @Override
        public String toString() {
            return "StoredAnswer[" + fingerprint + "]";
        }
    }

    /** The answer that was stored under the key and committed. */
    Optional<StoredAnswer> answer(PartnerId partner, String operation, IdempotencyKey key);

    /**
     * Takes the key for this unit of work. Waits a short time for another unit that holds it; a unit that is rolled back (or undone to
     * its savepoint) frees the key.
     */
    Claim claim(PartnerId partner, String operation, IdempotencyKey key, String fingerprint, Instant now);

    /**
     * Stores the answer under the key that this unit of work has claimed, encrypted under the person's key.
     *
     * @param answer kept byte for byte
     */
    void answer(PartnerId partner, String operation, IdempotencyKey key, PersonId person, byte[] answer);
}

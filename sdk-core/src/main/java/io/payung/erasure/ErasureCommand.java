package io.payung.erasure;

import io.payung.party.IdentityDocument;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A wish to forget one person at this partner, known by the document with which they were insured or applied. Who is only named in somebody's policy
 * (beneficiary, guardian, witness, claimant) is forgotten with that policy.
 *
 * @param key    the caller's own name for this wish: after a lost answer, call again with the same key
 * @param person the document; only a mask of it is ever shown
 * @param ground why
 */
public record ErasureCommand(@NotNull @Valid IdempotencyKey key, @NotNull @Valid IdentityDocument person, @NotNull ErasureGround ground) {

    public static ErasureCommand of(IdempotencyKey key, IdentityDocument person, ErasureGround ground) {
        return new ErasureCommand(key, person, ground);
    }
}

package io.payung.claim;

import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A wish to withdraw, dispute, reopen or close a claim.
 *
 * @param key  the caller's own name for this step: after a lost answer, call again with the same key
 * @param text why, in own words, or absent; kept encrypted
 */
public record ClaimStep(@NotNull @Valid ClaimId claim, @NotNull @Valid IdempotencyKey key, @Nullable @Size(max = 2000) String text) {

    public static ClaimStep of(ClaimId claim, IdempotencyKey key) {
        return new ClaimStep(claim, key, null);
    }

    public ClaimStep because(String words) {
        return new ClaimStep(claim, key, words);
    }

    @Override
    public String toString() {
        return "ClaimStep[" + claim + "]";
    }
}

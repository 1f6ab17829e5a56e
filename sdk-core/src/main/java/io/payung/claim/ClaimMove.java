package io.payung.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the insurer or the claimant did to a claim, as it is kept.
 *
 * @param version  of the claim after it
 * @param at       when the server heard of it
 * @param decision there for a decision only
 * @param payment  there for a payment only
 * @param text     own words with any other move, or absent
 */
public record ClaimMove(
        int version, ClaimAction action, Instant at, @Nullable ClaimDecision decision, @Nullable ClaimPayment payment, @Nullable String text) {

    @Override
    public String toString() {
        return "ClaimMove[" + version + ", " + action.key() + "]";
    }
}

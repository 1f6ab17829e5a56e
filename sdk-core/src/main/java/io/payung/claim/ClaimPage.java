package io.payung.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims on one policy, in the order in which they came.
 *
 * @param next cursor of the next page, or absent on the last one
 */
public record ClaimPage(List<ClaimStanding> claims, @Nullable String next) {

    public ClaimPage {
        claims = List.copyOf(claims);
    }
}

package io.payung.policy;

import io.payung.fault.PayungException;
import org.jspecify.annotations.Nullable;

/**
 * Which policies to list, newest first.
 *
 * @param partnerReference only those with this reference, or absent for all
 * @param state            only those in this state now, or absent for all
 * @param cursor           what the page before named as next, or absent for the first page
 * @param size             1 to 200 policies a page
 */
public record PolicyQuery(@Nullable String partnerReference, @Nullable PolicyState state, @Nullable String cursor, int size) {

    public PolicyQuery {
        if (size < 1 || size > 200) {
            throw new PayungException("PAGE_SIZE", "a page has 1 to 200 policies");
        }
    }

    public static PolicyQuery all() {
        return new PolicyQuery(null, null, null, 50);
    }
}

package io.payung.product.terms;

import org.jspecify.annotations.Nullable;

/**
 * Between whom the policy is made.
 *
 * @param holder   who holds the master policy of a group, for example {@code cooperative}; absent when the applicant is the holder
 * @param document what the insured receives, for example {@code member-certificate}; absent for a policy
 */
public record Contract(Form form, @Nullable String holder, @Nullable String document) {

    /** One person, one family, or the members of a group under a master policy. */
    public enum Form {
        INDIVIDUAL,
        FAMILY,
        GROUP
    }

    /** Each applicant holds their own policy. */
    public static final Contract INDIVIDUAL = new Contract(Form.INDIVIDUAL, null, null);
}

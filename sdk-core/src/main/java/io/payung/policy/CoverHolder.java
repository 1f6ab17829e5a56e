package io.payung.policy;

import java.util.Locale;

/**
 * What holds a cover: a policy, or an application until its money is there.
 *
 * @param reference the policy's number or the application's id, up to 100 characters
 */
public record CoverHolder(Kind kind, String reference) {

    /** The two kinds. */
    public enum Kind {
        POLICY,
        APPLICATION;

        /** As the store spells it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static CoverHolder policy(PolicyNumber number) {
        return new CoverHolder(Kind.POLICY, number.value());
    }

    public static CoverHolder application(String id) {
        return new CoverHolder(Kind.APPLICATION, id);
    }
}

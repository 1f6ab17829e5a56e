package io.payung.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One move of a policy, as it is kept for good.
 *
 * @param number from 1 without gaps
 * @param from   what it was, absent when its dates alone told
 * @param to     what it became, absent when its dates tell again
 * @param since  from when on that counts
 * @param at     when it was found or decided
 * @param cause  code, for example {@code INSTALMENT_MISSED}
 */
public record PolicyMove(int number, @Nullable PolicyState from, @Nullable PolicyState to, Instant since, Instant at, String cause) {

    /** The one after the last. */
    public static PolicyMove next(int last, @Nullable Standing read, @Nullable Standing becomes, Move why) {
        return new PolicyMove(
                last + 1,
                read == null ? null : read.state(),
                becomes == null ? null : becomes.state(),
                becomes == null ? why.since() : becomes.since(),
                why.at(),
                why.cause());
    }
}

package io.payung.policy;

import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import java.time.Instant;
import java.time.LocalDate;

/** Lets policies end before their last day. Works in the running unit of work, which holds the person who has the policy. */
final class Ending {

    private final PolicyStore policies;
    private final CoverStore covers;
    private final Instalments instalments;
    private final IdSource ids;

    Ending(IssuingParts parts, Instalments instalments) {
        this.policies = parts.policies();
        this.covers = parts.covers();
        this.instalments = instalments;
        this.ids = parts.ids();
    }

    /** See {@link Applications#end}. */
    void end(Policy policy, Standing becomes, Move why) {
        if (!policies.move(policy.partner(), policy.number(), policy.standing(), becomes, why)) {
            throw PayungException.transientFault("POLICY_CHANGED", "somebody else changed policy " + policy.number() + ", try again", null);
        }
        covers.release(policy.partner(), CoverHolder.policy(policy.number()));
        instalments.lookAgain(policy.partner(), policy.number(), why.at());
    }

    /** See {@link Applications#endByClaim}. */
    void byClaim(Policy policy, LocalDate day, Instant now) {
        Standing ended = new Standing(PolicyState.ENDED_BY_CLAIM, policy.endOf(day, now));
        end(policy, ended, new Move(EventType.POLICY_ENDED_BY_CLAIM, "BENEFITS_USED_UP", ended.since(), now, ids.uuid()));
        instalments.oweAfter(policy.partner(), policy.number(), day, now);
    }
}

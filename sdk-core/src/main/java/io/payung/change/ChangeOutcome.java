package io.payung.change;

import io.payung.decision.Reason;
import io.payung.payment.RefundDue;
import io.payung.policy.HolderSecret;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a wish to change a policy comes to. */
public sealed interface ChangeOutcome {

    /** Exactly one of the functions is called. */
    default <T> T fold(
            Function<Previewed, T> previewed, Function<Changed, T> changed, Function<InProgress, T> inProgress, Function<Refused, T> refused) {
        if (this instanceof Previewed told) {
            return previewed.apply(told);
        }
        if (this instanceof Changed told) {
            return changed.apply(told);
        }
        return this instanceof InProgress told ? inProgress.apply(told) : refused.apply((Refused) this);
    }

    /**
     * What would happen; nothing has. Confirming answers it, too, when the terms are no longer those of the token: look again, and confirm the new one.
     *
     * @param token     what {@code change} takes
     * @param expiresAt from this instant on it cannot be confirmed any more
     */
    record Previewed(PolicyNumber policy, ChangeKind kind, ChangeTerms terms, ChangeToken token, Instant expiresAt) implements ChangeOutcome {}

    /**
     * It is done and durable.
     *
     * @param change      its id, the part under which its refunds are owed
     * @param refunds     what is owed back now, by payment; a settler is told to pay it
     * @param replacement the policy that replaces it, with its holder's secret, or absent
     * @param secret      what opens the policy from now on, when its holder has died: the one before, which lies among what they left, opens it no more.
     *                    For whoever speaks for the heirs; absent otherwise
     * @param receipt     id of the decision receipt
     * @param replayed    whether this repeats an earlier answer to the same key
     */
    record Changed(
            UUID change,
            PolicyNumber policy,
            ChangeKind kind,
            ChangeTerms terms,
            List<RefundDue> refunds,
            @Nullable Issued replacement,
            @Nullable HolderSecret secret,
            UUID receipt,
            Instant changedAt,
            boolean replayed)
            implements ChangeOutcome {

        public Changed {
            refunds = List.copyOf(refunds);
        }

        Changed asReplay() {
            return new Changed(change, policy, kind, terms, refunds, replacement, secret, receipt, changedAt, true);
        }
    }

    /** Somebody else is working under this key right now: try again with the same key. */
    record InProgress(Duration retryAfter) implements ChangeOutcome {}

    /**
     * Nothing was changed.
     *
     * @param reasons   at least one
     * @param refundDue what is owed back when money was already received for the offer that was to replace the policy
     */
    record Refused(List<Reason> reasons, @Nullable RefundDue refundDue) implements ChangeOutcome {

        public Refused {
            reasons = reasons.stream().sorted().toList();
        }

        static Refused because(Reason... reasons) {
            return new Refused(List.of(reasons), null);
        }
    }
}

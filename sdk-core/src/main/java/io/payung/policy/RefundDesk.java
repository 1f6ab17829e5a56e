package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import java.time.Instant;
import java.util.Optional;

/** Owes verified money back when nothing was issued for it. Works in the running unit of work. */
final class RefundDesk {
    private final PolicyStore policies;

    RefundDesk(PolicyStore policies) {
        this.policies = policies;
    }

    /** The outcome, and in it what is owed back. Money that pays for another policy is owed to nobody. */
    IssueOutcome owing(PartnerId partner, ReceivedPayment received, IssueOutcome outcome, Instant now) {
        return outcome.fold(
                issued -> issued,
                awaiting -> awaiting,
                changed -> owe(partner, received, "OFFER_CHANGED", now)
                        .<IssueOutcome>map(due -> new OfferChanged(changed.offer(), due))
                        .orElse(changed),
                inProgress -> inProgress,
                refused -> owe(partner, received, refused.reasons().get(0).code().value(), now)
                        .<IssueOutcome>map(due -> new Refused(refused.reasons(), due))
                        .orElse(refused));
    }

    /** @return what is owed; nothing when the money pays for something */
    Optional<RefundDue> owe(PartnerId partner, ReceivedPayment received, String code, Instant now) {
        RefundDue due = RefundDue.of(received, code, now);
        return policies.owe(partner, due) ? Optional.of(due) : Optional.empty();
    }
}

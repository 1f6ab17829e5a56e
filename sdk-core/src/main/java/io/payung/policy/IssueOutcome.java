package io.payung.policy;

import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.payment.RefundDue;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What issuing comes to. Frozen: a later version adds nothing here. */
public sealed interface IssueOutcome {

    /** Exactly one of the functions is called. */
    default <T> T fold(
            Function<Issued, T> issued,
            Function<AwaitingPayment, T> awaitingPayment,
            Function<OfferChanged, T> offerChanged,
            Function<InProgress, T> inProgress,
            Function<Refused, T> refused) {
        if (this instanceof Issued told) {
            return issued.apply(told);
        }
        if (this instanceof AwaitingPayment told) {
            return awaitingPayment.apply(told);
        }
        if (this instanceof OfferChanged told) {
            return offerChanged.apply(told);
        }
        return this instanceof InProgress told ? inProgress.apply(told) : refused.apply((Refused) this);
    }

    /**
     * The policy exists and is durable.
     *
     * @param state    when it was issued; ask for the policy to learn its state today
     * @param secret   given in this answer only (and in its repetitions under the same key)
     * @param decision id of the decision receipt
     * @param replayed whether this repeats an earlier answer to the same key
     */
    record Issued(
            PolicyNumber number,
            PolicyState state,
            String product,
            String plan,
            Instant coverFrom,
            LocalDate coverUntil,
            Money premium,
            List<BenefitLimit> limits,
            HolderSecret secret,
            Instant issuedAt,
            UUID decision,
            PackRef pack,
            boolean replayed)
            implements IssueOutcome {

        public Issued {
            limits = List.copyOf(limits);
        }

        /** The same answer, told again. */
        public Issued asReplay() {
            return new Issued(
                    number, state, product, plan, coverFrom, coverUntil, premium, limits, secret, issuedAt, decision, pack, true);
        }
    }

    /**
     * Price and limits are held until the money arrives.
     *
     * @param payBy            from this instant on the application lapses
     * @param dueNow           what is to be paid
     * @param paymentReference what the payment has to name
     * @param replayed         whether this repeats an earlier answer to the same key; ask for the application to learn its state today
     */
    record AwaitingPayment(UUID application, Instant payBy, Money dueNow, String paymentReference, boolean replayed) implements IssueOutcome {

        /** The same answer, told again. */
        public AwaitingPayment asReplay() {
            return new AwaitingPayment(application, payBy, dueNow, paymentReference, true);
        }
    }

    /**
     * Price, a limit or a clause is no longer what was offered, so the customer is asked again.
     *
     * @param offer     the new offer
     * @param refundDue what is owed back when money was already received
     */
    record OfferChanged(Offer offer, @Nullable RefundDue refundDue) implements IssueOutcome {}

    /** Somebody else is working under this key right now: try again with the same key. */
    record InProgress(Duration retryAfter) implements IssueOutcome {}

    /**
     * Nothing was issued, and the key is free again.
     *
     * @param reasons   at least one; the first is the one to tell first
     * @param refundDue what is owed back when money was already received
     */
    record Refused(List<Reason> reasons, @Nullable RefundDue refundDue) implements IssueOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        static Refused because(Reason... reasons) {
            return new Refused(List.of(reasons), null);
        }
    }
}

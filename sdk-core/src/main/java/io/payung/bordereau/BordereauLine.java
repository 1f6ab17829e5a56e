package io.payung.bordereau;

import io.payung.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. It names policies, claims and payments, never a person.
 *
 * @param kind      what happened
 * @param at        when
 * @param event     the event that told of it, as {@code GET /events} does
 * @param policy    number of the policy, absent for money that never became one
 * @param sold      what was sold, only in the line that says so
 * @param reference of the claim, payment or refund, absent where there is none
 * @param party     who pays or is paid, absent where nobody is told
 * @param code      why, absent where nothing is to be explained
 * @param amount    absent where no money is meant
 */
public record BordereauLine(
        Kind kind,
        Instant at,
        UUID event,
        @Nullable String policy,
        @Nullable Sold sold,
        @Nullable String reference,
        @Nullable String party,
        @Nullable String code,
        @Nullable Money amount) {

    /** What was sold. */
    public record Sold(String product, int version, String plan, LocalDate coverFrom, LocalDate coverUntil) {}

    /** What a line is about. */
    public enum Kind {
        /** A policy; the amount is its whole premium. */
        SOLD,
        /** Money for a policy. */
        PREMIUM_RECEIVED,
        /** Money that is owed back from now on. */
        REFUND_DUE,
        /** Money that pays for a policy after all and is owed back no more. */
        REFUND_WITHDRAWN,
        /** Money that is back. */
        REFUNDED,
        /** Money that its gateway took back; of what it paid for nothing is changed by that. */
        PAYMENT_REVERSED,
        /** Something about a policy is otherwise, and it stays as it stood; the code says what. */
        CHANGED,
        /** An instalment is overdue, and cover goes on. */
        IN_GRACE,
        LAPSED,
        /** What was overdue came in time. */
        BACK_IN_FORCE,
        REINSTATED,
        CANCELLED,
        VOIDED,
        /** Another policy goes on in its place. */
        REPLACED,
        /** Claims have used all of its benefits up. */
        ENDED_BY_CLAIM,
        CLAIM_NOTIFIED,
        /** The amount is all that is approved by now. */
        CLAIM_DECIDED,
        /** Money that the insurer paid. */
        CLAIM_PAID;

        /** As files spell it: {@code premium-received}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

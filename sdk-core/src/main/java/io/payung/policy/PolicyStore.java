package io.payung.policy;

import io.payung.consent.ConsentEvidence;
import io.payung.decision.DecisionReceipt;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import io.payung.quote.HoldingsReader;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps policies, payments and what is owed back. Called by the SDK inside a unit of work, implemented by the store. */
public interface PolicyStore extends HoldingsReader {

    /**
     * Everything that one issue writes, in one unit of work.
     *
     * @param evidence     what is kept of the consent
     * @param insured      insured persons by their place among the lives, the holder of the personal part first
     * @param named        all whose data are in the personal part: the insured, and whoever applied for them
     * @param secretDigest of the holder's secret
     * @param allocations  the money that pays for it, none when it costs nothing or nobody waits for the money
     * @param ofApplication whether the money pays shares of an application, so that other shares may be paid with it, too
     * @param eventId      id of the event {@code policy.issued} written with it
     */
    record NewPolicy(
            Policy policy,
            PolicyDetails details,
            ConsentEvidence evidence,
            List<PersonId> insured,
            Set<PersonId> named,
            String secretDigest,
            List<PaymentAllocation> allocations,
            boolean ofApplication,
            UUID eventId) {

        public NewPolicy {
            allocations = List.copyOf(allocations);
            named = Set.copyOf(named);
        }
    }

    /** What hindered an insert. */
    enum Conflict {
        NONE,
        /** The quote has issued before. */
        QUOTE_USED,
        /** The payment pays for another policy. */
        PAYMENT_USED
    }

    /**
     * Writes policy, consent, decision, allocation and event. On a conflict the unit of work stays usable, and the caller undoes it to its
     * savepoint.
     */
    Conflict insert(NewPolicy policy);

    /**
     * Lets a policy become something else, if it still stands as the caller read it, and keeps the move with the event that tells of it, all or
     * nothing. What it counted towards is the caller's to release.
     *
     * @param becomes what it becomes, or null when its dates tell again how it stands
     * @param why     its {@code since} counts where {@code becomes} has none
     * @return false when somebody was faster, or there is no such policy
     */
    boolean move(PartnerId partner, PolicyNumber number, @Nullable Standing read, @Nullable Standing becomes, Move why);

    /** All moves of the policy in their order; none for one that was never moved. */
    List<PolicyMove> moves(PartnerId partner, PolicyNumber number);

    /** The policy that was issued from the quote, as this unit of work sees it. */
    Optional<PolicyNumber> issuedFrom(PartnerId partner, QuoteId quote);

    Optional<Policy> find(PartnerId partner, PolicyNumber number);

    /** The personal part, decrypted. */
    Optional<PolicyDetails> details(PartnerId partner, PolicyNumber number);

    /** Why it was issued, as it was written then: throws {@code DECISION_ALTERED} when it is not what its digest was made of. */
    Optional<DecisionReceipt> decision(PartnerId partner, PolicyNumber number);

    /** Digest of the holder's secret. */
    Optional<String> secretDigest(PartnerId partner, PolicyNumber number);

    /** Lets another secret open the policy from now on, and the one before no more. */
    void replaceSecret(PartnerId partner, PolicyNumber number, String digest);

    /** The person under whose key the policy's personal part lies. */
    Optional<PersonId> holder(PartnerId partner, PolicyNumber number);

    /**
     * A page of policies, newest first.
     *
     * @param partnerReference only those with this reference, or all
     * @param state            only those in this state at {@code now} on {@code today}, or all
     * @param cursor           what the previous page named as next, or null for the first page
     */
    Page page(
            PartnerId partner,
            @Nullable String partnerReference,
            @Nullable PolicyState state,
            Instant now,
            @Nullable String cursor,
            int size);

    /** @param next where to go on, absent on the last page */
    record Page(List<Policy> policies, @Nullable String next) {

        public Page {
            policies = List.copyOf(policies);
        }
    }

    /** Records what is owed back, once per gateway and reference; nothing when the payment pays for a policy. @return whether it is owed */
    boolean owe(PartnerId partner, RefundDue refund);

    /** Withdraws what is owed back if it was not sent yet. @return false when it is already on its way */
    boolean withdrawOwed(PartnerId partner, String gateway, String reference, Instant at);

    Optional<RefundDue> owed(PartnerId partner, String gateway, String reference);

    /** How many rows each table holds, for tests and health: {@code policy}, {@code person}, {@code consent} ... */
    Map<String, Long> counts();
}

package io.payung.policy;

import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps how policies are paid part by part. Called by the SDK inside a unit of work, implemented by the store. */
public interface InstalmentStore {

    /** Which instalment a payment reference belongs to. */
    record Reference(PartnerId partner, PolicyNumber policy, int instalment) {}

    /**
     * Keeps the plan of a policy that this unit of work has inserted. Shares of the first instalment are kept by the {@link ApplicationStore}.
     *
     * @param nextCheck when somebody looks whether something is overdue, absent for never
     */
    void insert(Policy policy, PaymentPlan plan, @Nullable Instant nextCheck);

    /** The plan with what is paid of it; nothing for a policy that was paid at once. */
    Optional<PaymentPlan> find(PartnerId partner, PolicyNumber policy);

    /** Whoever sold it: gateways know no partners. */
    Optional<Reference> byReference(String paymentReference);

    /** The plan as it is now, which nobody else changes until the unit of work ends. */
    Optional<PaymentPlan> lock(PartnerId partner, PolicyNumber policy);

    /** Notes what a share of a later instalment was paid with. Under {@link #lock}. @return false when it was paid before */
    boolean pay(Policy policy, int instalment, PremiumShare paid);

    /** Tells that all is there that cover waits for, by the event {@code instalment.paid}. */
    void tellPaid(Policy policy, Instalment paid, UUID eventId, Instant at);

    /**
     * Policies whose check has come, the longest due first; they are nobody else's until {@code until}, and due again then. What another unit of
     * work is claiming is passed over.
     */
    List<Policy> claimDue(Instant now, Instant until, int atMost);

    /** When somebody looks next; absent for never. */
    void checkAt(Policy policy, @Nullable Instant next);
}

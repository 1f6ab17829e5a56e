package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where payments stand that pay shares of premiums, and what is owed back of any payment. Called by the SDK inside a unit of work,
 * implemented by the store. Whatever concerns one payment is decided under the lock of its row.
 */
public interface PaymentStore {

    /** Something to pay back that was handed out. */
    record RefundTask(PartnerId partner, RefundDue due, @Nullable ApplicationId application) {}

    /** Moves the payment to a state, if that is a later one. Nothing when it belongs to another partner or pays for a policy directly. */
    void note(PartnerId partner, String gateway, String reference, PaymentState state);

    /** Notes the money itself. @return false when the payment belongs to another partner, pays for a policy directly or was reversed */
    boolean receive(PartnerId partner, ReceivedPayment payment);

    /**
     * Pays a share of a policy that was issued before the money came, with the event {@code payment.received}.
     *
     * @return false when the payment is none that pays shares
     */
    boolean allocate(PartnerId partner, PolicyNumber policy, PaymentAllocation share, Instant at);

    /** Where the payment stands. */
    Optional<PaymentState> state(String gateway, String reference);

    /**
     * Records what is owed back, once per gateway, reference and part, with the event {@code payment.refund_due}; nothing when the whole payment
     * is meant and pays for a policy.
     *
     * @return whether it is owed
     */
    boolean owe(PartnerId partner, RefundDue refund, @Nullable ApplicationId application);

    /** What is owed back for the application and not back yet. */
    List<RefundDue> owedFor(ApplicationId application);

    /**
     * Takes out what is owed at the gateways, the longest owed first, and from then on nothing withdraws it. It is handed out again from
     * {@code until} on, unless it is settled.
     */
    List<RefundTask> claimRefunds(Set<String> gateways, Instant now, Instant until, int atMost);

    /** Whose payment it is; nothing while its money is not there, and once it was taken back. */
    Optional<PartnerId> settledFor(String gateway, String reference);

    /** Applications for which something of the payment is owed back and not sent yet. */
    List<ApplicationId> owing(PartnerId partner, String gateway, String reference);

    /**
     * Notes that the gateway took back a payment that was there, with the event {@code payment.reversed} unless all of it was sent back from here; what
     * is owed back of it and not sent is withdrawn. From then on the payment pays for nothing more, and nothing more of it is owed back.
     *
     * @param applications that the event names
     * @return false when that was noted before, or the money was never there
     */
    boolean reverse(PartnerId partner, String gateway, String reference, List<ApplicationId> applications, Instant at);

    /** Notes that the money is back, with the event {@code payment.refunded}. @return false when that was noted before */
    boolean settled(RefundTask task, Instant at);
}

package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.Issued;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sales that wait for their money, from the application to a policy or a refund. Used through {@code Payung}; safe for several threads. */
public final class Applications {

    private static final int MOST = 1000;

    private final UnitOfWork unitOfWork;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final Applying applying;
    private final Gateways gateways;
    private final Transfers transfers;
    private final Refunding refunding;
    private final Instalments instalments;
    private final Ending ending;

    public Applications(ApplicationsParts parts) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.applications = parts.issuing().applications();
        this.payments = parts.payments();
        this.applying = new Applying(parts.issuing(), parts.payWithin());
        Arrival arrival = new Arrival(parts.issuing(), parts.payments());
        this.instalments = new Instalments(parts);
        this.gateways = new Gateways(parts, arrival, instalments);
        this.transfers = new Transfers(parts, arrival, instalments);
        this.refunding = new Refunding(parts);
        this.ending = new Ending(parts.issuing(), instalments);
    }

    /** See {@code Payung.apply}. */
    public IssueOutcome apply(PartnerId partner, ApplyCommand command) {
        return applying.apply(partner, command);
    }

    /**
     * How an application stands.
     *
     * @param payments  where payments under its reference stand, by gateway, as far as a gateway has told
     * @param shares    who pays what
     * @param refunds   what is owed back for it and not back yet
     */
    public record Standing(Application application, Map<String, PaymentState> payments, List<PremiumShare> shares, List<RefundDue> refunds) {

        public Standing {
            payments = Map.copyOf(payments);
            shares = List.copyOf(shares);
            refunds = List.copyOf(refunds);
        }
    }

    public Optional<Standing> find(PartnerId partner, ApplicationId id) {
        return unitOfWork.run(() -> applications.find(partner, id).map(found -> new Standing(
                found, gateways.payments(found), applications.shares(partner, found.quote()), payments.owedFor(found.id()))));
    }

    /** What is told of the policy that it has become. */
    public Optional<Issued> policyOf(PartnerId partner, ApplicationId id) {
        return unitOfWork.run(() -> applications.answer(partner, id)).map(answer -> CanonicalJson.read(answer, Issued.class));
    }

    /** See {@code Payung.paymentNotified}. */
    public NoticeOutcome notified(String gateway, byte[] body) {
        return gateways.notified(gateway, body);
    }

    /** See {@code Payung.receive}. */
    public TransferOutcome receive(PartnerId partner, Transfer transfer) {
        return transfers.receive(partner, transfer);
    }

    /** See {@code Payung.reconcile}. */
    public Reconciliation reconcile(int atMost) {
        return gateways.reconcile(checked(atMost));
    }

    /** See {@code Payung.reconcileInstalments}. */
    public InstalmentRound reconcileInstalments(int atMost) {
        return instalments.reconcile(checked(atMost));
    }

    /**
     * Lets a policy that is paid part by part stand where it does by now, before somebody acts on that: when something of it is overdue, its gateways are
     * asked as a round does. Throws when it cannot be found out.
     */
    public void lookAfter(PartnerId partner, PolicyNumber number) {
        instalments.lookAfter(partner, number);
    }

    /**
     * Lets a policy end before its last day, with the event that tells it: what it held is released, and a round asks the gateways about what was to be
     * paid of it, because somebody may have paid before. In the running unit of work, which holds the person who has it. Throws {@code POLICY_CHANGED}.
     */
    public void end(Policy policy, io.payung.policy.Standing becomes, Move why) {
        ending.end(policy, becomes, why);
    }

    /** The same for one whose benefits a claim has used up on the day; what was paid of its plan for later days is owed back. */
    public void endByClaim(Policy policy, LocalDate day, Instant now) {
        ending.byClaim(policy, day, now);
    }

    /** See {@code Payung.instalments}. */
    public Optional<PaymentPlan> instalments(PartnerId partner, PolicyNumber number) {
        return instalments.find(partner, number);
    }

    /** See {@code Payung.settleRefunds}. */
    public int settleRefunds(int atMost) {
        return refunding.settle(checked(atMost));
    }

    private static int checked(int atMost) {
        if (atMost < 1 || atMost > MOST) {
            throw new PayungException("BATCH_SIZE", "a round takes 1 to " + MOST + ", not " + atMost);
        }
        return atMost;
    }
}

package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.Acceptance.Accepted;
import io.payung.policy.IssueOutcome.InProgress;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.quote.Quoting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues policies, in this order: replay by key, open the token, consent, payment, lock the persons, decide again if anything changed, write.
 * Used through {@code Payung}; safe for several threads.
 */
public final class Issuing {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Quoting quoting;
    private final Acceptance acceptance;
    private final PaymentDesk payments;
    private final UnitOfWork unitOfWork;
    private final ApplicationStore applications;
    private final InstalmentStore instalments;
    private final RefundDesk refunds;
    private final PolicyWriter writer;
    private final Idempotency<IssueOutcome> idempotency;

    public Issuing(IssuingParts parts) {
        this.quoting = parts.quoting();
        this.acceptance = new Acceptance(parts);
        this.payments = new PaymentDesk(parts.verifiers());
        this.unitOfWork = parts.unitOfWork();
        this.applications = parts.applications();
        this.instalments = parts.instalments();
        this.refunds = new RefundDesk(parts.policies());
        this.idempotency = new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                "issue",
                answer -> CanonicalJson.read(answer, Issued.class).asReplay(),
                () -> Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key")),
                () -> new InProgress(RETRY_AFTER));
        this.writer = new PolicyWriter(parts);
    }

    /** What a gateway has said of a payment before anything was locked. */
    public record Asked(PaymentProof proof, PaymentCheck check) {}

    /** For an issue within a unit of work, in which nobody waits for a gateway. Nothing when there is no payment, or nobody to ask. */
    public Optional<Asked> ask(PartnerId partner, @Nullable PaymentProof proof) {
        return proof == null ? Optional.empty() : payments.ask(partner, proof).map(check -> new Asked(proof, check));
    }

    /** See {@code Payung.issue}. */
    public IssueOutcome issue(PartnerId partner, IssueCommand command) {
        return issue(partner, command, null);
    }

    /** @param asked of the command's payment, or nothing: then its gateway is asked now */
    public IssueOutcome issue(PartnerId partner, IssueCommand command, @Nullable Asked asked) {
        InputCheck.check(command);
        String fingerprint = CanonicalJson.digest(command);
        PaymentCheck told = asked != null && asked.proof().equals(command.payment()) ? asked.check() : null;
        return idempotency.find(partner, command.key(), fingerprint).orElseGet(() ->
                acceptance.of(partner, command.token(), command.consent(), accepted -> issueNew(accepted, command, told, fingerprint)));
    }

    /** The answer that was given under the key, if any. */
    public Optional<IssueOutcome> findByKey(PartnerId partner, IdempotencyKey key) {
        InputCheck.check(key);
        return idempotency.find(partner, key);
    }

    private IssueOutcome issueNew(Accepted accepted, IssueCommand command, @Nullable PaymentCheck told, String fingerprint) {
        Shares shares = accepted.shares();
        PaymentDesk.Verified payment = payments.verify(accepted.partner(), command.payment(), told, shares, accepted.now());
        if (payment.received() != null && isReserved(payment.received())) {
            return Refused.because(Reason.about("PAYMENT_ALREADY_USED", "payment"));
        }
        // Read again: the gateway was asked in between, and a payment it confirms just now does not lie in the future.
        Optional<Reason> stopped = quoting.stopped(accepted.pack().product(), accepted.ticket().quoted(), accepted.now());
        List<PremiumShare> paid = payment.received() == null ? shares.all() : shares.paidBy(payment.received());
        Issue issue = accepted.issue(command.partnerReference(), paid, acceptance.now());
        return unitOfWork.run(() -> settle(issue, command.key(), fingerprint, stopped.map(payment::refusedBecause).orElse(payment)));
    }

    /**
     * Owes back what was paid for something that cannot be any more.
     *
     * @return what is owed; nothing when the gateway does not have it as the proof says, or it pays for something
     */
    public Optional<RefundDue> giveBack(PartnerId partner, PaymentProof proof, Reason reason) {
        if (!payments.gateways().contains(proof.gateway())) {
            return Optional.empty();
        }
        Instant now = acceptance.now();
        Optional<PaymentDesk.Look> look = payments.look(partner, proof.gateway(), proof.reference(), now);
        if (look.isPresent() && look.get().state() == PaymentState.UNKNOWN) {
            throw PayungException.transientFault(
                    "PAYMENT_GATEWAY_FAILED", "the gateway does not say for certain whether the money is there; try again with the same key", null);
        }
        return look.map(PaymentDesk.Look::received)
                .filter(received -> received.amount().equals(proof.amount()) && !isReserved(received))
                .flatMap(received -> unitOfWork.run(() -> refunds.owe(partner, received, reason.code().value(), now)));
    }

    /** What was paid under the reference of an application or an instalment pays for that and for nothing else. */
    private boolean isReserved(ReceivedPayment payment) {
        return Numbers.isPaymentReference(payment.reference())
                && unitOfWork.run(() -> applications.byReference(payment.reference()).isPresent()
                        || instalments.byReference(payment.reference()).isPresent());
    }

    /** What is refused is undone to the savepoint; verified money for it is then owed back, in the same transaction. */
    private IssueOutcome settle(Issue issue, IdempotencyKey key, String fingerprint, PaymentDesk.Verified payment) {
        IssueOutcome outcome = payment.refusal() != null
                ? Refused.because(payment.refusal())
                : unitOfWork.keepIf(result -> result instanceof Issued, () -> idempotency.once(
                        issue.partner(), key, fingerprint, issue.now(), () -> writer.write(issue, (holder, issued) ->
                                idempotency.answer(issue.partner(), key, holder, CanonicalJson.write(issued)))));
        ReceivedPayment received = payment.received();
        return received == null ? outcome : refunds.owing(issue.partner(), received, outcome, issue.now());
    }
}

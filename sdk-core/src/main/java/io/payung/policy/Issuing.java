package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.IssueOutcome.InProgress;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import io.payung.quote.Quoting;
import io.payung.quote.Ticket;
import io.payung.quote.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Issues policies, in this order: replay by key, open the token, consent, payment, lock the persons, decide again if anything changed, write.
 * Used through {@code Payung}; safe for several threads.
 */
public final class Issuing {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Quoting quoting;
    private final PinnedPacks packs;
    private final PaymentDesk payments;
    private final UnitOfWork unitOfWork;
    private final RefundDesk refunds;
    private final PolicyWriter writer;
    private final Idempotency<IssueOutcome> idempotency;
    private final Clock clock;

    public Issuing(IssuingParts parts) {
        this.quoting = parts.quoting();
        this.packs = parts.packs();
        this.payments = new PaymentDesk(parts.verifiers());
        this.unitOfWork = parts.unitOfWork();
        this.refunds = new RefundDesk(parts.policies());
        this.clock = parts.clock();
        this.idempotency = new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                "issue",
                answer -> CanonicalJson.read(answer, Issued.class).asReplay(),
                () -> Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key")),
                () -> new InProgress(RETRY_AFTER));
        this.writer = new PolicyWriter(parts, idempotency);
    }

    /** See {@code Payung.issue}. */
    public IssueOutcome issue(PartnerId partner, IssueCommand command) {
        InputCheck.check(command);
        String fingerprint = CanonicalJson.digest(command);
        return idempotency.find(partner, command.key(), fingerprint).orElseGet(() -> issueNew(partner, command, fingerprint));
    }

    /** The answer that was given under the key, if any. */
    public Optional<IssueOutcome> findByKey(PartnerId partner, IdempotencyKey key) {
        InputCheck.check(key);
        return idempotency.find(partner, key);
    }

    private IssueOutcome issueNew(PartnerId partner, IssueCommand command, String fingerprint) {
        Instant now = now();
        Optional<Ticket> opened = quoting.open(partner, command.token());
        if (opened.isEmpty()) {
            return Refused.because(Reason.about("TOKEN_INVALID", "token"));
        }
        Ticket ticket = opened.get();
        // No gateway has been asked yet: money that was paid for it is untouched, and may pay for a new offer.
        if (!now.isBefore(ticket.expiresAt())) {
            return Refused.because(Reason.about("OFFER_EXPIRED", "token"));
        }
        Optional<ProductPack> pack = packs.find(ticket.pack());
        if (pack.isEmpty()) {
            return contentIsGone(partner, ticket);
        }
        Verdict.Terms offered = recompute(pack.get(), ticket);
        List<Reason> consentReasons = new ConsentCheck(pack.get(), ticket, command.consent()).reasons(ticket.quoted(), now);
        if (!consentReasons.isEmpty()) {
            return new Refused(consentReasons, null);
        }
        PaymentDesk.Verified payment = payments.verify(command.payment(), ticket.premium(), now);
        // Read again: the gateway was asked in between, and a payment it confirms just now does not lie in the future.
        Optional<Reason> stopped = quoting.stopped(pack.get().product().id(), ticket.quoted(), now);
        Issue issue = new Issue(partner, command, fingerprint, ticket, pack.get(), offered, payment.received(), now, now());
        return unitOfWork.run(() -> settle(issue, stopped.map(payment::refusedBecause).orElse(payment)));
    }

    /** As precise as every database keeps it, so that an answer and what is read later are the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is refused is undone to the savepoint; verified money for it is then owed back, in the same transaction. */
    private IssueOutcome settle(Issue issue, PaymentDesk.Verified payment) {
        IssueOutcome outcome = payment.refusal() != null
                ? Refused.because(payment.refusal())
                : unitOfWork.keepIf(result -> result instanceof Issued, () -> idempotency.once(
                        issue.partner(), issue.command().key(), issue.fingerprint(), issue.now(), () -> writer.write(issue)));
        PaymentAllocation received = payment.received();
        return received == null ? outcome : refunds.owing(issue.partner(), received, outcome, issue.now());
    }

    /** The same pack and the same inputs give the same decision, or the engine is not the one that quoted. */
    private Verdict.Terms recompute(ProductPack pack, Ticket ticket) {
        Verdict verdict = quoting.decide(pack, ticket.quoted());
        boolean same = CanonicalJson.digest(verdict.decision().inFormat(ticket.decisionFormat())).equals(ticket.decisionDigest());
        if (!same || !(verdict instanceof Verdict.Offerable offerable)) {
            throw new PayungException("ENGINE_CHANGED", "quote " + ticket.id() + " of " + pack + " is decided otherwise than when it was offered");
        }
        return offerable.terms();
    }

    /** A draft that was quoted, never sold and has been replaced since: the customer is asked again with what is on sale. */
    private IssueOutcome contentIsGone(PartnerId partner, Ticket ticket) {
        try {
            return quoting.quote(partner, ticket.quoted().request())
                    .fold(
                            offer -> new OfferChanged(offer, null),
                            declined -> new Refused(declined.reasons(), null),
                            open -> Refused.because(Reason.about("OFFER_EXPIRED", "token")));
        } catch (PayungException e) {
            if (!e.code().equals("PRODUCT_UNKNOWN") && !e.code().equals("INPUT_INVALID")) {
                throw e;
            }
            return Refused.because(Reason.about("OFFER_EXPIRED", "token"));
        }
    }
}

package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.InputCheck;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.Acceptance.Accepted;
import io.payung.policy.ApplicationStore.NewApplication;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.InProgress;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.LastLook.Confirmed;
import io.payung.product.PackArchive;
import io.payung.quote.Quoting;
import io.payung.quote.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Makes applications, in the order of an issue without its payment: replay by key, open the token, consent, lock the persons, decide, write. */
final class Applying {

    private final Quoting quoting;
    private final Acceptance acceptance;
    private final UnitOfWork unitOfWork;
    private final LastLook lastLook;
    private final PackArchive archive;
    private final ApplicationStore applications;
    private final CoverDesk covers;
    private final IdSource ids;
    private final Numbers numbers;
    private final Duration payWithin;
    private final Idempotency<IssueOutcome> idempotency;

    Applying(IssuingParts parts, Duration payWithin) {
        this.quoting = parts.quoting();
        this.acceptance = new Acceptance(parts);
        this.unitOfWork = parts.unitOfWork();
        this.lastLook = new LastLook(parts);
        this.archive = parts.archive();
        this.applications = parts.applications();
        this.covers = new CoverDesk(parts.covers(), parts.limits());
        this.ids = parts.ids();
        this.numbers = new Numbers(parts.ids(), parts.realm());
        this.payWithin = payWithin;
        this.idempotency = new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                "apply",
                answer -> CanonicalJson.read(answer, AwaitingPayment.class).asReplay(),
                () -> Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key")),
                () -> new InProgress(Issuing.RETRY_AFTER));
    }

    IssueOutcome apply(PartnerId partner, ApplyCommand command) {
        InputCheck.check(command);
        String fingerprint = CanonicalJson.digest(command);
        return idempotency.find(partner, command.key(), fingerprint).orElseGet(() ->
                acceptance.of(partner, command.token(), command.consent(), accepted -> applyNew(accepted, command, fingerprint)));
    }

    private IssueOutcome applyNew(Accepted accepted, ApplyCommand command, String fingerprint) {
        if (!accepted.shares().awaited().isPositive()) {
            return Refused.because(Reason.about("PAYMENT_NOT_NEEDED", "token"));
        }
        Optional<Reason> stopped = quoting.stopped(accepted.pack().product(), accepted.ticket().quoted(), accepted.now());
        if (stopped.isPresent()) {
            return Refused.because(stopped.get());
        }
        Issue wanted = accepted.issue(command.partnerReference(), accepted.shares().all(), accepted.now());
        return unitOfWork.run(() -> unitOfWork.keepIf(result -> result instanceof AwaitingPayment, () -> idempotency.once(
                wanted.partner(), command.key(), fingerprint, wanted.now(), () ->
                        lastLook.of(wanted, confirmed -> insert(wanted, confirmed, command.key())))));
    }

    private IssueOutcome insert(Issue wanted, Confirmed confirmed, IdempotencyKey key) {
        Application application = application(wanted, confirmed.terms().terms());
        archive.keep(wanted.pack().ref().digest(), wanted.pack().source());
        boolean inserted = applications.insert(new NewApplication(
                application,
                new ApplicationDetails(wanted.ticket(), wanted.consent()),
                confirmed.insured(),
                confirmed.named(),
                wanted.shares(),
                Recheck.of(application, wanted.now()),
                ids.uuid()));
        if (!inserted) {
            return Refused.because(Reason.about("OFFER_ALREADY_USED", "token"));
        }
        return confirmed.take(covers, wanted, CoverHolder.application(application.id().toString())).<IssueOutcome>map(Refused::because)
                .orElseGet(() -> awaiting(application, key, confirmed.insured().get(0)));
    }

    private AwaitingPayment awaiting(Application application, IdempotencyKey key, PersonId holder) {
        AwaitingPayment awaiting = new AwaitingPayment(
                application.id().value(), application.payBy(), application.dueNow(), application.paymentReference(), false);
        idempotency.answer(application.partner(), key, holder, CanonicalJson.write(awaiting));
        return awaiting;
    }

    private Application application(Issue wanted, Verdict.Terms terms) {
        return new Application(
                new ApplicationId(ids.uuid()),
                wanted.partner(),
                wanted.ticket().id(),
                wanted.pack().ref(),
                wanted.ticket().quoted().request().plan(),
                wanted.zone(),
                wanted.actualStart(),
                terms.coverEnd(),
                terms.premium(),
                Shares.of(terms).dueNow(),
                terms.limits(),
                numbers.paymentReference(),
                wanted.partnerReference(),
                wanted.now(),
                payBy(wanted),
                ApplicationState.AWAITING_PAYMENT,
                null,
                null);
    }

    /** Cover starts when it is paid, so there is no time to pay beyond the last day on which the product lets it start. */
    private Instant payBy(Issue wanted) {
        LocalDate last = wanted.ticket().quoted().asOf().plusDays(wanted.pack().product().start().aheadDays());
        Instant lastStart = last.plusDays(1).atStartOfDay(wanted.zone()).toInstant();
        Instant usual = wanted.now().plus(payWithin);
        return usual.isBefore(lastStart) ? usual : lastStart;
    }
}

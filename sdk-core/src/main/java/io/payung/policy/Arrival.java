package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import io.payung.quote.Quoting;
import io.payung.quote.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an application: a policy when its money is there, nothing when the money does not come in time, a refund when money came for
 * which there is no policy. Each step holds the application's row, so one of two at once wins and the other finds its result.
 */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final String ALREADY_PAID = "APPLICATION_ALREADY_PAID";

    private final Quoting quoting;
    private final PinnedPacks packs;
    private final UnitOfWork unitOfWork;
    private final PersonStore persons;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final Acceptance acceptance;
    private final PolicyWriter writer;
    private final CoverDesk covers;
    private final IdSource ids;

    Arrival(IssuingParts parts, PaymentStore payments) {
        this.quoting = parts.quoting();
        this.packs = parts.packs();
        this.unitOfWork = parts.unitOfWork();
        this.persons = parts.persons();
        this.applications = parts.applications();
        this.payments = payments;
        this.acceptance = new Acceptance(parts);
        this.writer = new PolicyWriter(parts);
        this.covers = new CoverDesk(parts.covers(), parts.limits());
        this.ids = parts.ids();
    }

    /** Money that was paid under the application's own reference. */
    void paid(Application application, ReceivedPayment money) {
        unitOfWork.run(() -> {
            Application locked = lock(application);
            if (!payments.receive(locked.partner(), money)) {
                LOG.error("A payment for application {} pays for something else already, or was taken back", locked.id());
                return locked;
            }
            Optional<String> refusal = refusal(locked, money);
            if (refusal.isPresent()) {
                return giveBack(locked, money, refusal.get());
            }
            for (PremiumShare share : shares(locked)) {
                if (share.isAtTheTill()) {
                    applications.pay(locked.partner(), locked.quote(), share.paidBy(money));
                }
            }
            return complete(locked);
        });
    }

    /** Lets it go if it still waits. @return whether it did */
    boolean lapse(Application application, Instant now) {
        return unitOfWork.run(() -> {
            // Nobody's cover is decided about, so the row alone is enough.
            Application locked = applications.lock(application);
            if (!locked.isAwaitingPayment() || now.isBefore(locked.payBy())) {
                return false;
            }
            Application lapsed = locked.lapsed();
            covers.release(locked);
            applications.move(lapsed, null, ids.uuid(), now);
            giveBackShares(lapsed, "APPLICATION_LAPSED");
            return true;
        });
    }

    /** Persons before the application, as an issue does, so that two never wait for each other; nobody is insured by one that waits no more. */
    Application lock(Application application) {
        if (applications.find(application.partner(), application.id()).filter(Application::isAwaitingPayment).isPresent()) {
            persons.lock(application.partner(), LastLook.concerned(applications.details(application).ticket()));
        }
        return applications.lock(application);
    }

    /** Issues it if all that it waits for is there. Under {@link #lock}. */
    Application complete(Application locked) {
        List<PremiumShare> shares = shares(locked);
        if (!locked.isAwaitingPayment() || !shares.stream().allMatch(share -> isThere(share) || !share.awaited())) {
            return locked;
        }
        Instant now = acceptance.now();
        IssueOutcome outcome = unitOfWork.keepIf(result -> result instanceof Issued, () -> issue(locked, shares, now));
        return outcome.fold(
                issued -> locked.issuedAs(issued.number()),
                awaiting -> locked,
                changed -> giveBackShares(locked, "OFFER_CHANGED"),
                busy -> locked,
                refused -> giveBackShares(locked, refused.reasons().get(0).code().value()));
    }

    /** What was taken back while the application waited for another payer does not pay it. */
    private boolean isThere(PremiumShare share) {
        String gateway = share.gateway();
        String reference = share.reference();
        return gateway != null && reference != null && payments.state(gateway, reference).filter(PaymentState.REVERSED::equals).isEmpty();
    }

    private IssueOutcome issue(Application locked, List<PremiumShare> shares, Instant now) {
        applications.release(locked);
        covers.release(locked);
        ApplicationDetails details = applications.details(locked);
        Ticket ticket = details.ticket();
        ProductPack pack = packs.get(locked.pack());
        Optional<Reason> stopped = quoting.stopped(pack.product(), ticket.quoted(), now);
        if (stopped.isPresent()) {
            return Refused.because(stopped.get());
        }
        Issue issue;
        try {
            issue = new Issue(
                    locked.partner(), ticket, pack, acceptance.recompute(pack, ticket), details.consent(), locked.appliedAt(),
                    locked.partnerReference(), shares, locked.id(), now);
        } catch (PayungException alarm) {
            LOG.error("Application {} is decided otherwise than when it was made", locked.id(), alarm);
            return Refused.because(Reason.of(alarm.code()));
        }
        return writer.write(issue, (holder, issued) ->
                applications.move(locked.issuedAs(issued.number()), CanonicalJson.write(issued), ids.uuid(), now));
    }

    /** Why money under the application's reference is no payment of it; nothing when it is, or is the one that paid it before. */
    private Optional<String> refusal(Application locked, ReceivedPayment money) {
        List<PremiumShare> till = shares(locked).stream().filter(PremiumShare::isAtTheTill).toList();
        boolean before = till.stream().anyMatch(share ->
                money.gateway().equals(share.gateway()) && money.reference().equals(share.reference()));
        if (before && (locked.isAwaitingPayment() || locked.state() == ApplicationState.ISSUED)) {
            return Optional.empty();
        }
        if (locked.state() == ApplicationState.ISSUED || locked.isAwaitingPayment() && till.stream().allMatch(PremiumShare::isPaid)) {
            return Optional.of(ALREADY_PAID);
        }
        if (!locked.isAwaitingPayment()) {
            return Optional.of(locked.state() == ApplicationState.LAPSED ? "APPLICATION_LAPSED" : "APPLICATION_CLOSED");
        }
        if (!money.amount().currency().equals(locked.dueNow().currency())) {
            return Optional.of("PAYMENT_CURRENCY_DIFFERS");
        }
        if (!money.amount().equals(locked.dueNow())) {
            return Optional.of("PAYMENT_AMOUNT_DIFFERS");
        }
        return money.paidAt().isBefore(locked.payBy()) ? Optional.empty() : Optional.of("APPLICATION_LAPSED");
    }

    /** All of a payment; what the application received otherwise goes back with it, unless this one came on top of that. */
    private Application giveBack(Application locked, ReceivedPayment money, String code) {
        boolean owed = payments.owe(locked.partner(), RefundDue.of(money, code, acceptance.now()), locked.id());
        if (!owed || code.equals(ALREADY_PAID) || locked.state() == ApplicationState.REFUND_DUE) {
            return locked;
        }
        if (locked.isAwaitingPayment() && shares(locked).stream().anyMatch(PremiumShare::isPaid)) {
            return giveBackShares(locked, code);
        }
        return move(locked.refundDue(code));
    }

    /** What the application received for its shares. Nothing when there is none. */
    private Application giveBackShares(Application locked, String code) {
        boolean owed = false;
        for (RefundDue due : ReceivedShares.refunds(shares(locked), locked, code, acceptance.now())) {
            owed |= payments.owe(locked.partner(), due, locked.id());
        }
        return owed ? move(locked.refundDue(code)) : locked;
    }

    private Application move(Application next) {
        covers.release(next);
        applications.move(next, null, ids.uuid(), acceptance.now());
        return next;
    }

    private List<PremiumShare> shares(Application application) {
        return applications.shares(application.partner(), application.quote());
    }
}

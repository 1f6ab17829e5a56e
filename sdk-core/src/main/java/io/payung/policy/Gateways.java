package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.payment.PaymentNotice;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from gateways whether the money for applications is there: because they say so, or because they are asked. */
final class Gateways {

    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

    /** How long a gateway that does not answer can keep an application from lapsing. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final PaymentDesk desk;
    private final Arrival arrival;
    private final Enquiry enquiry;
    private final Instalments instalments;
    private final Reversals reversals;
    private final Map<String, PaymentNotices> readers = new HashMap<>();
    private final Clock clock;

    Gateways(ApplicationsParts parts, Arrival arrival, Instalments instalments) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.applications = parts.issuing().applications();
        this.payments = parts.payments();
        this.desk = new PaymentDesk(parts.issuing().verifiers());
        this.arrival = arrival;
        this.enquiry = new Enquiry(parts, desk);
        this.instalments = instalments;
        this.reversals = new Reversals(parts, desk);
        this.clock = parts.issuing().clock();
        parts.notices().forEach(this::add);
    }

    private void add(PaymentNotices reader) {
        if (!desk.gateways().contains(reader.gateway())) {
            throw new PayungException(
                    "GATEWAY_UNVERIFIED",
                    "gateway \"" + reader.gateway() + "\" may post notices, which prove nothing; give payments(…) a verifier of that name, too");
        }
        if (readers.put(reader.gateway(), reader) != null) {
            throw new PayungException("GATEWAY_TWICE", "two readers take notices of gateway \"" + reader.gateway() + "\"; give one");
        }
    }

    /** See {@code Payung.paymentNotified}. */
    NoticeOutcome notified(String gateway, byte[] body) {
        PaymentNotices reader = readers.get(gateway);
        if (reader == null) {
            return NoticeOutcome.UNKNOWN_GATEWAY;
        }
        Optional<PaymentNotice> notice = reader.read(body);
        if (notice.isEmpty()) {
            return NoticeOutcome.NOT_GENUINE;
        }
        return reversals.notified(gateway, notice.get()).orElseGet(() -> looked(gateway, notice.get()));
    }

    private NoticeOutcome looked(String gateway, PaymentNotice notice) {
        Optional<Application> application = unitOfWork.run(() -> applications.byReference(notice.reference()));
        if (application.isEmpty()) {
            return instalments.notified(gateway, notice);
        }
        note(application.get(), gateway, Enquiry.claimed(notice.state()));
        return check(application.get(), List.of(gateway)) == PaymentState.UNKNOWN ? NoticeOutcome.TRY_AGAIN : NoticeOutcome.TAKEN;
    }

    Reconciliation reconcile(int atMost) {
        Instant now = clock.instant();
        List<Application> due = unitOfWork.run(() -> applications.claimDue(now, now.plus(Recheck.SHORTEST), atMost));
        Reconciliation result = Reconciliation.NONE;
        for (Application application : due) {
            result = result.plus(reconciled(application, now));
        }
        return result;
    }

    /** One that cannot be handled is told of and due again soon; the others must not wait for it. */
    private Reconciliation reconciled(Application application, Instant now) {
        try {
            PaymentState state = check(application, desk.gateways());
            boolean answered = state != PaymentState.UNKNOWN || !now.isBefore(application.payBy().plus(PATIENCE));
            if (state != PaymentState.SETTLED && answered) {
                arrival.lapse(application, now);
            }
            return unitOfWork.run(() -> {
                Application after = applications.find(application.partner(), application.id()).orElseThrow();
                applications.checkAt(after, Recheck.of(after, now));
                return Reconciliation.of(application, after, state);
            });
        } catch (Exception | Error failure) {
            String what = failure instanceof PayungException known ? known.code() : failure.getClass().getName();
            LOG.error("Application {} could not be looked after: {}", application.id(), what);
            return Reconciliation.FAILED;
        }
    }

    private PaymentState check(Application application, Collection<String> gateways) {
        return enquiry.about(application.partner(), application.paymentReference(), gateways, money -> arrival.paid(application, money));
    }

    private void note(Application application, String gateway, PaymentState state) {
        enquiry.note(application.partner(), gateway, application.paymentReference(), state);
    }

    /** Where each payment for the application stands, by gateway; none that no gateway has told of. */
    Map<String, PaymentState> payments(Application application) {
        Map<String, PaymentState> states = new TreeMap<>();
        for (String gateway : desk.gateways()) {
            payments.state(gateway, application.paymentReference()).ifPresent(state -> states.put(gateway, state));
        }
        return states;
    }
}

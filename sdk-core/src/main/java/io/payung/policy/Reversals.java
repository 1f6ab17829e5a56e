package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentNotice;
import io.payung.payment.PaymentState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes that a gateway took back money that had been there: a chargeback, a refund that was made at the gateway itself, a denial after the settlement. A
 * notice only says where to look, because its signature need not cover what it claims; the gateway is asked. What was bought stays as it is: the partner
 * decides, and changes the policy.
 */
final class Reversals {

    private static final Logger LOG = LoggerFactory.getLogger(Reversals.class);

    private final UnitOfWork unitOfWork;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final PaymentDesk desk;
    private final IdSource ids;
    private final Clock clock;

    Reversals(ApplicationsParts parts, PaymentDesk desk) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.applications = parts.issuing().applications();
        this.payments = parts.payments();
        this.desk = desk;
        this.ids = parts.issuing().ids();
        this.clock = parts.issuing().clock();
    }

    /** @return what became of the notice; nothing when it takes back no money that is there */
    Optional<NoticeOutcome> notified(String gateway, PaymentNotice notice) {
        if (notice.state() != PaymentState.REVERSED && notice.state() != PaymentState.FAILED) {
            return Optional.empty();
        }
        return unitOfWork.run(() -> payments.settledFor(gateway, notice.reference())).map(partner -> check(partner, gateway, notice.reference()));
    }

    private NoticeOutcome check(PartnerId partner, String gateway, String reference) {
        PaymentState state = desk.look(partner, gateway, reference, clock.instant()).map(PaymentDesk.Look::state).orElse(PaymentState.SETTLED);
        if (state == PaymentState.UNKNOWN) {
            return NoticeOutcome.TRY_AGAIN;
        }
        if (state == PaymentState.SETTLED) {
            LOG.warn("Gateway \"{}\" posted that a payment was reversed, and does not say so when it is asked", gateway);
        } else if (unitOfWork.run(() -> reverse(partner, gateway, reference))) {
            LOG.warn("Gateway \"{}\" took back a payment of partner \"{}\"; see the event payment.reversed", gateway, partner);
        }
        return NoticeOutcome.TAKEN;
    }

    /** Applications before the payment, as everybody locks them. */
    private boolean reverse(PartnerId partner, String gateway, String reference) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ApplicationId> owing = payments.owing(partner, gateway, reference);
        List<Application> concerned = Stream.concat(owing.stream(), own(partner, reference).stream())
                .distinct()
                .sorted(Comparator.comparing(ApplicationId::toString))
                .flatMap(id -> applications.find(partner, id).stream())
                .map(applications::lock)
                .toList();
        boolean reversed = payments.reverse(partner, gateway, reference, concerned.stream().map(Application::id).toList(), now);
        if (reversed) {
            concerned.forEach(application -> settle(application, now));
        }
        return reversed;
    }

    private Optional<ApplicationId> own(PartnerId partner, String reference) {
        return applications.byReference(reference).filter(application -> application.partner().equals(partner)).map(Application::id);
    }

    /** Nothing is owed for it any more, because its money is back already. */
    private void settle(Application application, Instant now) {
        if (application.state() == ApplicationState.REFUND_DUE && payments.owedFor(application.id()).isEmpty()) {
            applications.move(application.refunded(), null, ids.uuid(), now);
        }
    }
}

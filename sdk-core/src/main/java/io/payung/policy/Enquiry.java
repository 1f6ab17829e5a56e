package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks gateways whether the money is there that somebody was to pay under a reference of ours. */
final class Enquiry {

    private final UnitOfWork unitOfWork;
    private final PaymentStore payments;
    private final PaymentDesk desk;
    private final Clock clock;

    Enquiry(ApplicationsParts parts, PaymentDesk desk) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.payments = parts.payments();
        this.desk = desk;
        this.clock = parts.issuing().clock();
    }

    /** Asks, and acts on money that is there. @return settled when any is, else unknown when a gateway did not answer, else pending */
    PaymentState about(PartnerId partner, String reference, Collection<String> gateways, Consumer<ReceivedPayment> paid) {
        boolean settled = false;
        boolean unknown = false;
        for (String gateway : gateways) {
            Optional<PaymentDesk.Look> look = desk.look(partner, gateway, reference, clock.instant());
            if (look.isPresent() && look.get().received() != null) {
                paid.accept(look.get().received());
                settled = true;
            } else if (look.isPresent()) {
                note(partner, gateway, reference, look.get().state());
                unknown |= look.get().state() == PaymentState.UNKNOWN;
            }
        }
        return settled ? PaymentState.SETTLED : unknown ? PaymentState.UNKNOWN : PaymentState.PENDING;
    }

    /** What a notice claims is noted, but never that money is there, or that money is gone for good which never was: the next payment may still come. */
    static PaymentState claimed(PaymentState state) {
        return switch (state) {
            case SETTLED -> PaymentState.PENDING;
            case REVERSED -> PaymentState.FAILED;
            default -> state;
        };
    }

    void note(PartnerId partner, String gateway, String reference, PaymentState state) {
        unitOfWork.run(() -> {
            payments.note(partner, gateway, reference, state);
            return state;
        });
    }
}

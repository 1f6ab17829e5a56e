package io.payung.store;

import io.payung.event.EventType;
import io.payung.key.IdSource;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundDue;
import io.payung.policy.ApplicationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments that their gateways took back, noted in {@code payung_payment} under the lock of its row. */
final class JdbcReversals {

    private static final String THE_PAYMENT = JdbcPayments.THE_PAYMENT;

    private final JdbcSession session;
    private final JdbcPayments payments;
    private final JdbcOutbox outbox;
    private final IdSource ids;

    JdbcReversals(JdbcSession session, JdbcPayments payments, JdbcOutbox outbox, IdSource ids) {
        this.session = session;
        this.payments = payments;
        this.outbox = outbox;
        this.ids = ids;
    }

    Optional<PartnerId> settledFor(String gateway, String reference) {
        return session.first(
                "select partner from payung_payment where gateway = ? and reference = ? and state = 'settled'",
                row -> PartnerId.of(row.getString("partner")),
                gateway,
                reference);
    }

    List<ApplicationId> owing(PartnerId partner, String gateway, String reference) {
        return session.list(
                "select distinct application_id from payung_refund_due" + THE_PAYMENT + " and status = 'owed' and application_id is not null",
                row -> new ApplicationId(JdbcSession.uuid(row, "application_id")),
                partner.value(),
                gateway,
                reference);
    }

    boolean reverse(PartnerId partner, String gateway, String reference, List<ApplicationId> applications, Instant at) {
        if (!payments.lock(partner, gateway, reference) || payments.state(gateway, reference).filter(PaymentState.SETTLED::equals).isEmpty()) {
            return false;
        }
        Optional<Money> received = received(partner, gateway, reference);
        if (received.isEmpty()) {
            return false;
        }
        withdraw(partner, gateway, reference, at);
        Money amount = received.get().minus(sent(partner, gateway, reference, received.get()));
        session.update(
                "update payung_payment set state = 'reversed', reversed = ?, reversed_at = ?, amount = ?, currency = ?" + THE_PAYMENT,
                amount.amount(), at, received.get().amount(), amount.currency().getCurrencyCode(), partner.value(), gateway, reference);
        if (amount.isPositive()) {
            Reversed reversed = new Reversed(gateway, reference, amount, policies(partner, gateway, reference), applications);
            outbox.add(EventData.event(ids.uuid(), partner, reversed, at));
        }
        return true;
    }

    /** What pays for a policy directly has no amount of its own: it pays all of one, or is owed back in whole. */
    private Optional<Money> received(PartnerId partner, String gateway, String reference) {
        return session.first(
                        "select amount, currency from payung_payment" + THE_PAYMENT + " and amount is not null",
                        row -> JdbcSession.money(row, "amount"), partner.value(), gateway, reference)
                .or(() -> session.first(
                        "select sum(amount) as amount, currency from payung_payment_allocation" + THE_PAYMENT + " group by currency",
                        row -> JdbcSession.money(row, "amount"), partner.value(), gateway, reference))
                .or(() -> session.first(
                        "select amount, currency from payung_refund_due" + THE_PAYMENT + " and part = ''",
                        row -> JdbcSession.money(row, "amount"), partner.value(), gateway, reference));
    }

    private Money sent(PartnerId partner, String gateway, String reference, Money most) {
        return session.first(
                        "select sum(amount) as amount, currency from payung_refund_due" + THE_PAYMENT + " and status in ('sent', 'settled') group by currency",
                        row -> JdbcSession.money(row, "amount"), partner.value(), gateway, reference)
                .map(most::min)
                .orElse(Money.zero(most.currency()));
    }

    private void withdraw(PartnerId partner, String gateway, String reference, Instant at) {
        List<RefundDue> unsent = session.list(
                "select * from payung_refund_due" + THE_PAYMENT + " and status = 'owed' order by part", JdbcRefunds::refund, partner.value(), gateway, reference);
        for (RefundDue due : unsent) {
            // It may have been handed out since it was read, and is then on its way.
            if (session.update("update payung_refund_due set status = 'withdrawn'" + THE_PAYMENT + " and part = ? and status = 'owed'",
                    partner.value(), gateway, reference, due.part()) == 1) {
                outbox.add(EventData.event(ids.uuid(), partner, EventType.PAYMENT_REFUND_WITHDRAWN, due, at));
            }
        }
    }

    private List<String> policies(PartnerId partner, String gateway, String reference) {
        return session.list(
                "select distinct p.policy_number from payung_payment_allocation a join payung_policy p on p.id = a.policy_id"
                        + " where a.partner = ? and a.gateway = ? and a.reference = ? order by p.policy_number",
                row -> row.getString("policy_number"),
                partner.value(),
                gateway,
                reference);
    }
}

package io.payung.store;

import io.payung.event.EventType;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.ApplicationId;
import io.payung.policy.PaymentStore;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore.NewPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is owed back, in {@code payung_refund_due}, decided under the lock of the payment's row. */
final class JdbcRefunds implements PaymentStore {

    private static final String THE_REFUND = JdbcPayments.THE_PAYMENT + " and part = ?";
    private static final String WITHDRAWN = "withdrawn";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcPayments payments;
    private final JdbcOutbox outbox;
    private final IdSource ids;
    private final JdbcReversals reversals;

    JdbcRefunds(JdbcUnitOfWork units, JdbcSession session, JdbcPayments payments, JdbcOutbox outbox, IdSource ids) {
        this.units = units;
        this.session = session;
        this.payments = payments;
        this.outbox = outbox;
        this.ids = ids;
        this.reversals = new JdbcReversals(session, payments, outbox, ids);
    }

    @Override
    public void note(PartnerId partner, String gateway, String reference, PaymentState state) {
        units.run(() -> payments.note(partner, gateway, reference, state));
    }

    @Override
    public boolean receive(PartnerId partner, ReceivedPayment payment) {
        return units.run(() -> payments.receive(partner, payment));
    }

    @Override
    public Optional<PaymentState> state(String gateway, String reference) {
        return payments.state(gateway, reference);
    }

    @Override
    public boolean owe(PartnerId partner, RefundDue refund, @Nullable ApplicationId application) {
        return units.run(() -> oweNow(partner, refund, application));
    }

    /** Of money that was brought for a policy itself; what pays shares is accounted for by whoever received it. */
    boolean oweOfPolicy(PartnerId partner, RefundDue refund) {
        return units.run(() -> payments.lock(partner, refund.gateway(), refund.reference())
                && !payments.paysShares(refund.gateway(), refund.reference())
                && oweNow(partner, refund, null));
    }

    private boolean oweNow(PartnerId partner, RefundDue refund, @Nullable ApplicationId application) {
        if (!payments.lock(partner, refund.gateway(), refund.reference())
                || refund.part().isEmpty() && payments.isAllocated(partner, refund.gateway(), refund.reference())) {
            return false;
        }
        Optional<String> status = status(partner, refund);
        boolean fresh = status.isEmpty() || status.get().equals(WITHDRAWN);
        if (fresh && payments.isReversed(refund.gateway(), refund.reference())) {
            return false;
        }
        if (status.isEmpty()) {
            insert(partner, refund, application);
        } else if (status.get().equals(WITHDRAWN)) {
            oweAgain(partner, refund);
        }
        if (fresh) {
            tell(partner, EventType.PAYMENT_REFUND_DUE, refund, refund.dueSince());
        }
        return !status.orElse("").equals("settled");
    }

    /** Lets the money pay for the policy. @return false when it pays for another one, or is on its way back */
    boolean allocate(NewPolicy created, UUID policy) {
        PartnerId partner = created.policy().partner();
        for (PaymentAllocation part : created.allocations()) {
            boolean paid = created.ofApplication()
                    ? payments.allocateShare(partner, part, policy)
                    : withdraw(partner, part.gateway(), part.reference(), created.policy().issuedAt()) && payments.allocate(partner, part, policy);
            if (!paid) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean allocate(PartnerId partner, PolicyNumber number, PaymentAllocation share, Instant at) {
        return units.run(() -> {
            boolean allocated = session.first(
                            "select id from payung_policy where partner = ? and policy_number = ?",
                            row -> JdbcSession.uuid(row, "id"),
                            partner.value(),
                            number.value())
                    .filter(policy -> payments.allocateShare(partner, share, policy))
                    .isPresent();
            if (allocated) {
                outbox.add(EventData.event(ids.uuid(), partner, number, share, at));
            }
            return allocated;
        });
    }

    /** @return false when it is on its way back already */
    boolean withdraw(PartnerId partner, String gateway, String reference, Instant at) {
        if (!payments.lock(partner, gateway, reference)) {
            return true;
        }
        RefundDue owed = owed(partner, gateway, reference).orElse(null);
        if (owed == null) {
            return status(partner, gateway, reference, "").map(WITHDRAWN::equals).orElse(true);
        }
        int withdrawn = session.update(
                "update payung_refund_due set status = 'withdrawn'" + THE_REFUND + " and status = 'owed'",
                partner.value(),
                gateway,
                reference,
                "");
        if (withdrawn == 1) {
            tell(partner, EventType.PAYMENT_REFUND_WITHDRAWN, owed, at);
        }
        return withdrawn == 1;
    }

    /** What is owed of a whole payment and not yet settled. */
    Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return session.first(
                "select * from payung_refund_due" + THE_REFUND + " and status in ('owed', 'sent')",
                JdbcRefunds::refund,
                partner.value(),
                gateway,
                reference,
                "");
    }

    @Override
    public List<RefundDue> owedFor(ApplicationId application) {
        return session.list(
                "select * from payung_refund_due where application_id = ? and status in ('owed', 'sent') order by due_since, reference, part",
                JdbcRefunds::refund,
                application.value());
    }

    @Override
    public List<RefundTask> claimRefunds(Set<String> gateways, Instant now, Instant until, int atMost) {
        if (gateways.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(gateways);
        values.add(now);
        values.add(atMost);
        String places = String.join(", ", Collections.nCopies(gateways.size(), "?"));
        return units.run(() -> {
            List<RefundTask> tasks = session.list(
                    "select * from payung_refund_due where gateway in (" + places + ") and status in ('owed', 'sent')"
                            + " and (next_try is null or next_try <= ?) order by due_since fetch first ? rows only for update skip locked",
                    JdbcRefunds::task,
                    values.toArray());
            return tasks.stream().filter(task -> handOut(task, until)).toList();
        });
    }

    @Override
    public Optional<PartnerId> settledFor(String gateway, String reference) {
        return reversals.settledFor(gateway, reference);
    }

    @Override
    public List<ApplicationId> owing(PartnerId partner, String gateway, String reference) {
        return reversals.owing(partner, gateway, reference);
    }

    @Override
    public boolean reverse(PartnerId partner, String gateway, String reference, List<ApplicationId> applications, Instant at) {
        return units.run(() -> reversals.reverse(partner, gateway, reference, applications, at));
    }

    @Override
    public boolean settled(RefundTask task, Instant at) {
        return units.run(() -> {
            RefundDue due = task.due();
            payments.lock(task.partner(), due.gateway(), due.reference());
            int settled = session.update(
                    "update payung_refund_due set status = 'settled', next_try = null" + THE_REFUND + " and status = 'sent'",
                    task.partner().value(),
                    due.gateway(),
                    due.reference(),
                    due.part());
            if (settled == 1) {
                tell(task.partner(), EventType.PAYMENT_REFUNDED, due, at);
            }
            return settled == 1;
        });
    }

    /** Looked at again: of what was withdrawn meanwhile nothing goes back. */
    private boolean handOut(RefundTask task, Instant until) {
        return session.update(
                        "update payung_refund_due set status = 'sent', next_try = ?" + THE_REFUND + " and status in ('owed', 'sent')",
                        until,
                        task.partner().value(),
                        task.due().gateway(),
                        task.due().reference(),
                        task.due().part())
                == 1;
    }

    private void tell(PartnerId partner, EventType type, RefundDue due, Instant at) {
        outbox.add(EventData.event(ids.uuid(), partner, type, due, at));
    }

    private Optional<String> status(PartnerId partner, RefundDue refund) {
        return status(partner, refund.gateway(), refund.reference(), refund.part());
    }

    private Optional<String> status(PartnerId partner, String gateway, String reference, String part) {
        return session.first(
                "select status from payung_refund_due" + THE_REFUND,
                row -> row.getString("status"),
                partner.value(),
                gateway,
                reference,
                part);
    }

    private void insert(PartnerId partner, RefundDue refund, @Nullable ApplicationId application) {
        session.update(
                "insert into payung_refund_due (partner, gateway, reference, part, amount, currency, code, due_since, status, application_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'owed', ?)",
                partner.value(),
                refund.gateway(),
                refund.reference(),
                refund.part(),
                refund.amount().amount(),
                refund.amount().currency().getCurrencyCode(),
                refund.code(),
                refund.dueSince(),
                application == null ? null : application.value());
    }

    private void oweAgain(PartnerId partner, RefundDue refund) {
        session.update(
                "update payung_refund_due set amount = ?, currency = ?, code = ?, due_since = ?, status = 'owed'" + THE_REFUND,
                refund.amount().amount(),
                refund.amount().currency().getCurrencyCode(),
                refund.code(),
                refund.dueSince(),
                partner.value(),
                refund.gateway(),
                refund.reference(),
                refund.part());
    }

    private static RefundTask task(ResultSet row) throws SQLException {
        UUID application = JdbcSession.uuid(row, "application_id");
        return new RefundTask(
                PartnerId.of(row.getString("partner")), refund(row), application == null ? null : new ApplicationId(application));
    }

    static RefundDue refund(ResultSet row) throws SQLException {
        return new RefundDue(
                row.getString("gateway"),
                row.getString("reference"),
                row.getString("part"),
                JdbcSession.money(row, "amount"),
                row.getString("code"),
                JdbcSession.instant(row, "due_since"));
    }
}

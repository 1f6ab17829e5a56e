package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What each payment pays for, or is owed back for. Both are decided under the lock of the payment's row in {@code payung_payment}, so that
 * money never becomes a policy and a refund at once.
 */
final class JdbcPayments {

    private static final String THE_PAYMENT = " where partner = ? and gateway = ? and reference = ?";
    private static final String OWED = "owed";
    private static final String WITHDRAWN = "withdrawn";

    private final JdbcSession session;

    JdbcPayments(JdbcSession session) {
        this.session = session;
    }

    /** @return false when the payment pays for another policy, or is on its way back */
    boolean allocate(PartnerId partner, PaymentAllocation allocation, UUID policy) {
        boolean ours = lock(partner, allocation.gateway(), allocation.reference());
        if (!ours || !withdraw(partner, allocation.gateway(), allocation.reference())) {
            return false;
        }
        if (isAllocated(partner, allocation.gateway(), allocation.reference())) {
            return false;
        }
        session.update(
                "insert into payung_payment_allocation (partner, gateway, reference, policy_id, amount, currency, paid_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                partner.value(),
                allocation.gateway(),
                allocation.reference(),
                policy,
                allocation.amount().amount(),
                allocation.amount().currency().getCurrencyCode(),
                allocation.paidAt());
        return true;
    }

    boolean owe(PartnerId partner, RefundDue refund) {
        if (!lock(partner, refund.gateway(), refund.reference()) || isAllocated(partner, refund.gateway(), refund.reference())) {
            return false;
        }
        Optional<String> status = status(partner, refund.gateway(), refund.reference());
        if (status.isEmpty()) {
            insert(partner, refund);
        } else if (status.get().equals(WITHDRAWN)) {
            oweAgain(partner, refund);
        }
        return owed(partner, refund.gateway(), refund.reference()).isPresent();
    }

    boolean withdraw(PartnerId partner, String gateway, String reference) {
        if (!lock(partner, gateway, reference)) {
            return true;
        }
        Optional<String> status = status(partner, gateway, reference);
        if (status.isEmpty() || status.get().equals(WITHDRAWN)) {
            return true;
        }
        return session.update(
                        "update payung_refund_due set status = 'withdrawn'" + THE_PAYMENT + " and status = 'owed'",
                        partner.value(),
                        gateway,
                        reference)
                == 1;
    }

    /** What is owed and not yet settled. */
    Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return session.first(
                "select * from payung_refund_due" + THE_PAYMENT + " and status in ('owed', 'sent')",
                JdbcPayments::refund,
                partner.value(),
                gateway,
                reference);
    }

    /** Verifiers serve all partners, so a gateway's reference is one payment whoever names it. @return whether it is this partner's */
    private boolean lock(PartnerId partner, String gateway, String reference) {
        session.insertIfAbsent(
                "payung_pk_payment",
                "insert into payung_payment (partner, gateway, reference) values (?, ?, ?)",
                partner.value(),
                gateway,
                reference);
        return session.first(
                        "select partner from payung_payment where gateway = ? and reference = ? for update",
                        row -> row.getString("partner").equals(partner.value()),
                        gateway,
                        reference)
                .orElse(false);
    }

    private boolean isAllocated(PartnerId partner, String gateway, String reference) {
        return session.first(
                        "select 1 from payung_payment_allocation" + THE_PAYMENT, row -> true, partner.value(), gateway, reference)
                .isPresent();
    }

    private Optional<String> status(PartnerId partner, String gateway, String reference) {
        return session.first(
                "select status from payung_refund_due" + THE_PAYMENT,
                row -> row.getString("status"),
                partner.value(),
                gateway,
                reference);
    }

    private void insert(PartnerId partner, RefundDue refund) {
        session.update(
                "insert into payung_refund_due (partner, gateway, reference, amount, currency, code, due_since, status)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                partner.value(),
                refund.gateway(),
                refund.reference(),
                refund.amount().amount(),
                refund.amount().currency().getCurrencyCode(),
                refund.code(),
                refund.dueSince(),
                OWED);
    }

    private void oweAgain(PartnerId partner, RefundDue refund) {
        session.update(
                "update payung_refund_due set amount = ?, currency = ?, code = ?, due_since = ?, status = 'owed'" + THE_PAYMENT,
                refund.amount().amount(),
                refund.amount().currency().getCurrencyCode(),
                refund.code(),
                refund.dueSince(),
                partner.value(),
                refund.gateway(),
                refund.reference());
    }

    private static RefundDue refund(ResultSet row) throws SQLException {
        return new RefundDue(
                row.getString("gateway"),
                row.getString("reference"),
                JdbcSession.money(row, "amount"),
                row.getString("code"),
                JdbcSession.instant(row, "due_since"));
    }
}

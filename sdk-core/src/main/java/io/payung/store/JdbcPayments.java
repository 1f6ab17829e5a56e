package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Payments, and what each pays for. Whatever becomes of one is decided under the lock of its row in {@code payung_payment}, so that money never
 * becomes a policy and a refund at once.
 */
final class JdbcPayments {

    static final String THE_PAYMENT = " where partner = ? and gateway = ? and reference = ?";

    private final JdbcSession session;

    JdbcPayments(JdbcSession session) {
        this.session = session;
    }

    /** @return false when the payment pays for another policy, or for shares of premiums, or was reversed */
    boolean allocate(PartnerId partner, PaymentAllocation allocation, UUID policy) {
        boolean ours = lock(partner, allocation.gateway(), allocation.reference());
        if (!ours || isReversed(allocation.gateway(), allocation.reference()) || paysShares(allocation.gateway(), allocation.reference())) {
            return false;
        }
        if (allocatedElsewhere(partner, allocation, policy)) {
            return false;
        }
        insert(partner, allocation, policy);
        return true;
    }

    /** Money that pays shares may pay many of them. */
    boolean allocateShare(PartnerId partner, PaymentAllocation allocation, UUID policy) {
        if (!lock(partner, allocation.gateway(), allocation.reference()) || !paysShares(allocation.gateway(), allocation.reference())
                || isReversed(allocation.gateway(), allocation.reference())) {
            return false;
        }
        insert(partner, allocation, policy);
        return true;
    }

    /** @return whether the payment is the partner's and pays shares */
    boolean note(PartnerId partner, String gateway, String reference, PaymentState state) {
        if (!lockForShares(partner, gateway, reference)) {
            return false;
        }
        if (state(gateway, reference).filter(before -> before.canBecome(state)).isPresent()) {
            session.update("update payung_payment set state = ?" + THE_PAYMENT, state.key(), partner.value(), gateway, reference);
        }
        return true;
    }

    boolean receive(PartnerId partner, ReceivedPayment payment) {
        if (!note(partner, payment.gateway(), payment.reference(), PaymentState.SETTLED) || isReversed(payment.gateway(), payment.reference())) {
            return false;
        }
        session.update(
                "update payung_payment set amount = ?, currency = ?, paid_at = ?" + THE_PAYMENT + " and amount is null",
                payment.amount().amount(),
                payment.amount().currency().getCurrencyCode(),
                payment.paidAt(),
                partner.value(),
                payment.gateway(),
                payment.reference());
        return true;
    }

    Optional<PaymentState> state(String gateway, String reference) {
        return session.first(
                "select state from payung_payment where gateway = ? and reference = ?",
                row -> PaymentState.of(row.getString("state")),
                gateway,
                reference);
    }

    boolean isReversed(String gateway, String reference) {
        return state(gateway, reference).filter(PaymentState.REVERSED::equals).isPresent();
    }

    /** Verifiers serve all partners, so a gateway's reference is one payment whoever names it. @return whether it is this partner's */
    boolean lock(PartnerId partner, String gateway, String reference) {
        insertIfAbsent(partner, gateway, reference, PaymentState.SETTLED, false);
        return session.first(
                        "select partner from payung_payment where gateway = ? and reference = ? for update",
                        row -> row.getString("partner").equals(partner.value()),
                        gateway,
                        reference)
                .orElse(false);
    }

    boolean isAllocated(PartnerId partner, String gateway, String reference) {
        return session.first(
                        "select 1 from payung_payment_allocation" + THE_PAYMENT, row -> true, partner.value(), gateway, reference)
                .isPresent();
    }

    private boolean lockForShares(PartnerId partner, String gateway, String reference) {
        insertIfAbsent(partner, gateway, reference, PaymentState.UNKNOWN, true);
        return lock(partner, gateway, reference) && paysShares(gateway, reference);
    }

    private void insertIfAbsent(PartnerId partner, String gateway, String reference, PaymentState state, boolean shares) {
        session.insertIfAbsent(
                "payung_pk_payment",
                "insert into payung_payment (partner, gateway, reference, state, pays_shares) values (?, ?, ?, ?, ?)",
                partner.value(),
                gateway,
                reference,
                state.key(),
                shares);
    }

    boolean paysShares(String gateway, String reference) {
        return session.first(
                        "select pays_shares from payung_payment where gateway = ? and reference = ?",
                        row -> row.getBoolean("pays_shares"),
                        gateway,
                        reference)
                .orElse(false);
    }

    private boolean allocatedElsewhere(PartnerId partner, PaymentAllocation allocation, UUID policy) {
        List<UUID> policies = session.list(
                "select policy_id from payung_payment_allocation" + THE_PAYMENT,
                row -> JdbcSession.uuid(row, "policy_id"),
                partner.value(),
                allocation.gateway(),
                allocation.reference());
        return policies.stream().anyMatch(other -> !other.equals(policy));
    }

    private void insert(PartnerId partner, PaymentAllocation allocation, UUID policy) {
        session.update(
                "insert into payung_payment_allocation (partner, gateway, reference, policy_id, instalment, payer, amount, currency, paid_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                partner.value(),
                allocation.gateway(),
                allocation.reference(),
                policy,
                allocation.instalment(),
                allocation.payer(),
                allocation.amount().amount(),
                allocation.amount().currency().getCurrencyCode(),
                allocation.paidAt());
    }
}

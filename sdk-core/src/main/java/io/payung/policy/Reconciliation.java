package io.payung.policy;

import io.payung.payment.PaymentState;

/**
 * What one round of looking after applications came to.
 *
 * @param checked   how many were due
 * @param issued    how many became policies in this round
 * @param lapsed    how many lapsed
 * @param refundDue how many have money to be given back
 * @param unknown   of how many a gateway did not say whether they are paid
 * @param failed    how many could not be handled; see the log, they are due again soon
 */
public record Reconciliation(int checked, int issued, int lapsed, int refundDue, int unknown, int failed) {

    static final Reconciliation NONE = new Reconciliation(0, 0, 0, 0, 0, 0);
    static final Reconciliation FAILED = new Reconciliation(1, 0, 0, 0, 0, 1);

    static Reconciliation of(Application before, Application after, PaymentState payment) {
        boolean moved = before.state() != after.state();
        return new Reconciliation(
                1,
                one(moved && after.state() == ApplicationState.ISSUED),
                one(moved && after.state() == ApplicationState.LAPSED),
                one(moved && after.state() == ApplicationState.REFUND_DUE),
                one(payment == PaymentState.UNKNOWN),
                0);
    }

    Reconciliation plus(Reconciliation other) {
        return new Reconciliation(
                checked + other.checked,
                issued + other.issued,
                lapsed + other.lapsed,
                refundDue + other.refundDue,
                unknown + other.unknown,
                failed + other.failed);
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }
}

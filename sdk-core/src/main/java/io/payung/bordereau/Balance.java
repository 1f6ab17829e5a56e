package io.payung.bordereau;

import io.payung.money.Money;
import java.math.BigDecimal;

/**
 * The accounts of one currency, each since the first sale. All in plain units of the currency, none ever negative.
 *
 * @param written     premiums of all policies sold
 * @param received    premiums received
 * @param refundsOwed money owed back at some time and not withdrawn, whether it is back or not
 * @param refunded    money that is back
 * @param reversed    money that gateways took back, of what was received and of what was owed back
 * @param claimsPaid  what the insurer paid for claims
 */
public record Balance(BigDecimal written, BigDecimal received, BigDecimal refundsOwed, BigDecimal refunded, BigDecimal reversed, BigDecimal claimsPaid) {

    /** Before the first sale. */
    public static final Balance NOTHING = new Balance(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both added up. */
    public Balance plus(Balance other) {
        return new Balance(
                written.add(other.written), received.add(other.received), refundsOwed.add(other.refundsOwed), refunded.add(other.refunded),
                reversed.add(other.reversed), claimsPaid.add(other.claimsPaid));
    }

    /** With one account moved, which a line's kind names. Kinds that move none leave it as it is. */
    static Balance moved(BordereauLine.Kind kind, BigDecimal by) {
        BigDecimal none = BigDecimal.ZERO;
        return switch (kind) {
            case SOLD -> new Balance(by, none, none, none, none, none);
            case PREMIUM_RECEIVED -> new Balance(none, by, none, none, none, none);
            case REFUND_DUE -> new Balance(none, none, by, none, none, none);
            case REFUND_WITHDRAWN -> new Balance(none, none, by.negate(), none, none, none);
            case REFUNDED -> new Balance(none, none, none, by, none, none);
            case PAYMENT_REVERSED -> new Balance(none, none, none, none, by, none);
            case CLAIM_PAID -> new Balance(none, none, none, none, none, by);
            case CHANGED, IN_GRACE, LAPSED, BACK_IN_FORCE, REINSTATED, CANCELLED, VOIDED, REPLACED, ENDED_BY_CLAIM, CLAIM_NOTIFIED, CLAIM_DECIDED ->
                NOTHING;
        };
    }

    /** After this line. */
    Balance after(BordereauLine line) {
        Money amount = line.amount();
        return amount == null ? this : plus(moved(line.kind(), amount.amount()));
    }

    /** Whether every account shows the same value, however many digits it is written with. */
    boolean isAs(Balance other) {
        return written.compareTo(other.written) == 0
                && received.compareTo(other.received) == 0
                && refundsOwed.compareTo(other.refundsOwed) == 0
                && refunded.compareTo(other.refunded) == 0
                && reversed.compareTo(other.reversed) == 0
                && claimsPaid.compareTo(other.claimsPaid) == 0;
    }
}

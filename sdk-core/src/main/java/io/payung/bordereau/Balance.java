package io.payung.bordereau;

import io.payung.money.Money;
import java.math.BigDecimal;

/**
 * The accounts of one currency, each since the first sale. All in plain units of the currency, none ever negative.
 *
 * @param written      premiums of all policies sold
 * @param received     premiums received
 * @param refundsOwed  money owed back at some time and not withdrawn, whether it is back or not
 * @param refunded     money that is back
 */
public record Balance(BigDecimal written, BigDecimal received, BigDecimal refundsOwed, BigDecimal refunded) {

    /** Before the first sale. */
    public static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both added up. */
    public Balance plus(Balance other) {
        return new Balance(
                written.add(other.written), received.add(other.received), refundsOwed.add(other.refundsOwed), refunded.add(other.refunded));
    }

    /** After this line. */
    Balance after(BordereauLine line) {
        Money amount = line.amount();
        if (amount == null) {
            return this;
        }
        BigDecimal moved = amount.amount();
        return switch (line.kind()) {
            case SOLD -> new Balance(written.add(moved), received, refundsOwed, refunded);
            case PREMIUM_RECEIVED -> new Balance(written, received.add(moved), refundsOwed, refunded);
            case REFUND_DUE -> new Balance(written, received, refundsOwed.add(moved), refunded);
            case REFUND_WITHDRAWN -> new Balance(written, received, refundsOwed.subtract(moved), refunded);
            case REFUNDED -> new Balance(written, received, refundsOwed, refunded.add(moved));
        };
    }

    /** Whether every account shows the same value, however many digits it is written with. */
    boolean isAs(Balance other) {
        return written.compareTo(other.written) == 0
                && received.compareTo(other.received) == 0
                && refundsOwed.compareTo(other.refundsOwed) == 0
                && refunded.compareTo(other.refunded) == 0;
    }
}

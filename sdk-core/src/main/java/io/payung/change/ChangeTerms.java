package io.payung.change;

import io.payung.money.Money;
import io.payung.policy.PolicyState;
import io.payung.quote.PremiumLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to a policy.
 *
 * @param state           in which state it is then
 * @param since           from when on it is in another state than its dates say; absent when it stays as it is
 * @param coveredUntil    the last day of which at least a part is covered then; the day before the first one when nothing is
 * @param priceDifference what is to be paid more, below zero when money comes back
 * @param refund          what the payers get back together
 * @param lines           of which charges; sums to {@code refund}
 * @param payers          who gets it, and what else they need not pay; with subsidies that go back to their sources
 * @param consentNeeded   whether the customer has to accept something again
 */
public record ChangeTerms(
        PolicyState state,
        @Nullable Instant since,
        LocalDate coveredUntil,
        Money priceDifference,
        Money refund,
        List<PremiumLine> lines,
        List<PayerRefund> payers,
        boolean consentNeeded) {

    public ChangeTerms {
        lines = List.copyOf(lines);
        payers = List.copyOf(payers);
    }

    /** Whether who accepted the other terms has accepted these: the very instant does not count, its day does. */
    boolean sameFor(ChangeTerms other) {
        return state == other.state
                && coveredUntil.equals(other.coveredUntil)
                && priceDifference.equals(other.priceDifference)
                && lines.equals(other.lines)
                && payers.equals(other.payers);
    }
}

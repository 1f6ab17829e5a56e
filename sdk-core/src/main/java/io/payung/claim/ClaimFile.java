package io.payung.claim;

import io.payung.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A claim with all that was done to it.
 *
 * @param currency of the policy, and so of every amount
 * @param moves    in their order
 */
public record ClaimFile(Claim claim, Currency currency, List<ClaimMove> moves) {

    public ClaimFile {
        moves = List.copyOf(moves);
    }

    /** The last decision; nothing before one, and when the claimant has withdrawn since. */
    public Optional<ClaimDecision> decision() {
        Optional<ClaimDecision> last = Optional.empty();
        for (ClaimMove move : moves) {
            if (move.decision() != null) {
                last = Optional.of(move.decision());
            } else if (move.action() == ClaimAction.WITHDRAW) {
                last = Optional.empty();
            }
        }
        return last;
    }

    /** All that the decision in force approves. */
    public Money approved() {
        return decision().map(decision -> decision.total(currency)).orElse(Money.zero(currency));
    }

    /** All that was paid. */
    public Money paid() {
        return moves.stream().map(ClaimMove::payment).filter(Objects::nonNull).map(ClaimPayment::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** Whether something is approved, and all of it was paid. */
    boolean isPaidInFull() {
        return approved().isPositive() && paid().equals(approved());
    }

    public ClaimStanding standing() {
        return new ClaimStanding(claim.id(), claim.policy(), claim.state(), claim.version(), approved(), paid());
    }

    /** What the decision in force approves, by benefit. */
    SortedMap<String, Money> approvedByBenefit() {
        SortedMap<String, Money> approved = new TreeMap<>();
        decision().map(ClaimDecision::amounts).orElse(List.of()).forEach(each -> approved.put(each.benefit(), each.amount()));
        return approved;
    }

    /** Whether money was ever approved for whom it is about. */
    boolean wasApproved() {
        return moves.stream().map(ClaimMove::decision).filter(Objects::nonNull).anyMatch(decision -> decision.total(currency).isPositive());
    }

    /** Whether the claimant has taken it back, and nobody has taken it up again. */
    boolean isWithdrawn() {
        boolean withdrawn = false;
        for (ClaimMove move : moves) {
            withdrawn = move.action() == ClaimAction.WITHDRAW || withdrawn && move.action() != ClaimAction.REOPEN;
        }
        return withdrawn;
    }

    /**
     * The file after one move more.
     *
     * @param completeSince as the claim has it then
     */
    public ClaimFile after(ClaimMove move, ClaimState state, @Nullable LocalDate completeSince) {
        List<ClaimMove> longer = new ArrayList<>(moves);
        longer.add(move);
        Claim moved = new Claim(
                claim.id(), claim.partner(), claim.policy(), state, claim.event(), claim.life(), claim.claimant(), claim.reportedAt(), claim.answers(),
                claim.documents(), completeSince, move.version());
        return new ClaimFile(moved, currency, longer);
    }

    @Override
    public String toString() {
        return "ClaimFile[" + claim + "]";
    }
}

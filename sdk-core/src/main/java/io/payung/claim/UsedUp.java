package io.payung.claim;

import io.payung.claim.ClaimHistory.Use;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.quote.BenefitLimit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether what was paid leaves anything of a policy to be paid for: it ends when no later event could be paid for by any of its benefits. A benefit that
 * has bounds of each year comes back with the next one; one that the first event ends is gone with the first event of any that say so.
 */
final class UsedUp {

    private final ClaimCase of;
    private final ClaimHistory history;

    private UsedUp(ClaimCase of, ClaimHistory history) {
        this.of = of;
        this.history = history;
    }

    /**
     * The day of the last event that was paid for, when nothing is left after it.
     *
     * @param all claims on the policy; what is approved and not paid in full yet does not count
     */
    static Optional<LocalDate> on(ClaimCase of, List<ClaimFile> all) {
        return new UsedUp(of, ClaimHistory.paid(all, of.lives())).day();
    }

    private Optional<LocalDate> day() {
        List<BenefitLimit> limits = of.policy().limits();
        Optional<LocalDate> last = history.uses().stream().filter(use -> use.amount().isPositive()).map(Use::on).max(LocalDate::compareTo);
        return limits.isEmpty() ? Optional.empty() : last.filter(day -> limits.stream().allMatch(limit -> isUsedUp(limit, day)));
    }

    private boolean isUsedUp(BenefitLimit limit, LocalDate last) {
        Benefit benefit = of.pack().product().benefits().get(limit.benefit());
        if (benefit == null) {
            return false;
        }
        Policy policy = of.policy();
        return history.endedBefore(of.pack().product(), benefit, last.plusDays(1))
                || benefit.terms().perYear() == null && history.left(policy, benefit, limit, last).filter(left -> !left.isPositive()).isPresent();
    }
}

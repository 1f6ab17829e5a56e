package io.payung.claim;

import io.payung.decision.Reason;
import io.payung.policy.CoverHistory;
import io.payung.policy.Policy;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.Product;
import io.payung.product.terms.Exclusion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Whether the policy covered the event when it happened, as far as its terms say it as data. Everything found is for the insurer to look at. */
final class CoverCheck {

    private static final String EVENT_DATE = "event/date";

    private final Product product;
    private final CoverHistory cover;
    private final WaitingTime waiting;
    private final Policy policy;
    private final Claim claim;
    private final LocalDate reportedOn;

    CoverCheck(ClaimCase of, Claim claim, ClaimLife life) {
        this.product = of.pack().product();
        this.cover = of.cover();
        this.waiting = new WaitingTime(of, life);
        this.policy = cover.policy();
        this.claim = claim;
        this.reportedOn = product.onSale().dateOf(claim.reportedAt());
    }

    List<Reason> referrals() {
        List<Reason> referrals = new ArrayList<>();
        LocalDate date = claim.event().date();
        if (date.isBefore(policy.coverFromDate())) {
            referrals.add(Reason.about("EVENT_BEFORE_COVER", EVENT_DATE));
        }
        if (date.isAfter(policy.coverUntil())) {
            referrals.add(Reason.about("EVENT_AFTER_COVER", EVENT_DATE));
        } else if (isVoid()) {
            referrals.add(Reason.about("POLICY_VOID", EVENT_DATE));
        } else if (isInterrupted(date)) {
            referrals.add(Reason.about("POLICY_NOT_IN_FORCE", EVENT_DATE));
        }
        if (waiting.isRunning(claim.event())) {
            referrals.add(Reason.about("WAITING_PERIOD", EVENT_DATE));
        }
        if (reportedAfterDays() > product.claims().reportWithinDays()) {
            referrals.add(Reason.about(late(), "reportedAt"));
        }
        return referrals;
    }

    private boolean isVoid() {
        Standing standing = policy.standing();
        return standing != null && standing.state() == PolicyState.VOID;
    }

    /** Whether cover was not there, or not all day, though it had begun; the hour of an event is nobody's here to tell. */
    private boolean isInterrupted(LocalDate date) {
        return date.isAfter(policy.coverFromDate()) && cover.on(date) != CoverHistory.Day.WHOLE && !isDayOfTheLastEvent(date)
                || date.equals(policy.coverFromDate()) && cover.on(date) == CoverHistory.Day.NONE;
    }

    /** A claim that is paid on the day of its event ends the policy in the course of that day, and leaves the day covered. */
    private boolean isDayOfTheLastEvent(LocalDate date) {
        Standing standing = policy.standing();
        return standing != null && standing.state() == PolicyState.ENDED_BY_CLAIM && date.equals(policy.coveredUntil());
    }

    /** Benefits that the product does not pay for events of this kind. */
    List<Reason> excluded(String benefit) {
        return product.cover().exclusions().stream()
                .filter(exclusion -> exclusion.benefits().contains(benefit) && isOfKind(exclusion))
                .map(exclusion -> Reason.about("EXCLUSION_APPLIES", "exclusions/" + exclusion.id()))
                .toList();
    }

    long reportedAfterDays() {
        return ChronoUnit.DAYS.between(claim.event().date(), reportedOn);
    }

    private boolean isOfKind(Exclusion exclusion) {
        String cause = claim.event().cause();
        // What is excluded under "other" is not every other cause.
        return cause.equals(exclusion.id()) || !cause.equals(ClaimIntake.OTHER) && cause.equals(exclusion.category());
    }

    private String late() {
        return switch (product.claims().late()) {
            case "reduce" -> "REPORTED_LATE_REDUCES";
            case "reject" -> "REPORTED_LATE_REJECTS";
            default -> "REPORTED_LATE";
        };
    }
}

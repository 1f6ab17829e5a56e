package io.payung.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy becomes by what is paid of its plan: a pure function of the policy, its plan and its moves, without a clock. The day on which an instalment
 * is due is the last one to pay it in time, the last day of grace the last one on which cover goes on without it; days are those of the policy's zone.
 */
final class PlanRule {

    /** Of a move that ends the time in which a lapsed policy may still come back. */
    static final String FINAL = "LAPSE_FINAL";

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Policy policy;
    private final PaymentPlan plan;
    private final List<PolicyMove> moves;

    PlanRule(Policy policy, PaymentPlan plan, List<PolicyMove> moves) {
        this.policy = policy;
        this.plan = plan;
        this.moves = moves;
    }

    /** From when on an instalment is overdue: the first one that is. */
    Optional<Instant> overdueSince(Instant at) {
        return later().filter(each -> !each.isPaid()).map(this::overdueFrom).filter(since -> !since.isAfter(at) && isWithinCover(since)).findFirst();
    }

    /** When the policy lapsed, because an instalment was not there by the end of its grace. What was made good before counts no more. */
    Optional<Instant> lapsedAt(Instant at) {
        return later().filter(each -> !isPaidBefore(each, lapsesAt(each))).map(this::lapsesAt)
                .filter(since -> !since.isAfter(at) && isWithinCover(since) && since.isAfter(madeGoodUntil()))
                .findFirst();
    }

    /** Whether everything was there in time though it was told only after the policy had lapsed. */
    boolean wasPaidInTime(Instant lapse) {
        return later().filter(each -> !lapsesAt(each).isAfter(lapse) && lapsesAt(each).isAfter(madeGoodUntil()))
                .allMatch(each -> isPaidBefore(each, lapsesAt(each)));
    }

    /** The payment with which all was there that was due by its day, if it came while the product lets a lapsed policy come back. */
    Optional<Instant> reinstatedAt(Instant lapse) {
        return later().map(Instalment::paidAt)
                .filter(paid -> paid != null && mayReinstate(lapse, paid))
                .map(Objects::requireNonNull)
                .filter(paid -> later().filter(each -> !each.dueOn().isAfter(date(paid))).allMatch(each -> isPaidUntil(each, paid)))
                .min(Instant::compareTo);
    }

    /** Whether a payment of that instant may bring a policy back that has lapsed. */
    boolean mayReinstate(Instant lapse, Instant paid) {
        return !paid.isBefore(lapse) && paid.isBefore(reinstatedUntil(lapse)) && isWithinCover(paid);
    }

    private Instant reinstatedUntil(Instant lapse) {
        Integer days = plan.reinstatedWithinDays();
        return days == null ? lapse : startOf(date(lapse).plusDays(days));
    }

    /** From when on a lapse is final: a gateway may tell late of a payment that came in time. */
    Instant finalFrom(Instant lapse) {
        Instant told = lapse.plus(Recheck.AFTER_LAPSE);
        Instant bought = reinstatedUntil(lapse);
        return told.isAfter(bought) ? told : bought;
    }

    boolean isFinal() {
        return !moves.isEmpty() && last().from() == PolicyState.LAPSED && last().to() == PolicyState.LAPSED;
    }

    /** When somebody looks next: when something becomes overdue, lapses or becomes final, and once a day while the customer may be paying. */
    @Nullable Instant nextCheck(Instant now) {
        Standing standing = policy.standing();
        if (standing != null && standing.state() == PolicyState.LAPSED) {
            return isFinal() ? null : soonest(now, finalFrom(standing.since()));
        }
        if (standing != null && standing.state() != PolicyState.IN_GRACE) {
            return afterEnd(now);
        }
        Instalment open = later().filter(each -> !each.isPaid()).findFirst().orElse(null);
        if (open == null || !isWithinCover(overdueFrom(open))) {
            return null;
        }
        return now.isBefore(overdueFrom(open)) ? overdueFrom(open) : isOver(now.minus(Gateways.PATIENCE)) ? null : soonest(now, lapsesAt(open));
    }

    /** For a week somebody may be told late of what was paid before the policy ended. */
    private @Nullable Instant afterEnd(Instant now) {
        boolean young = !moves.isEmpty() && now.isBefore(last().at().plus(Recheck.AFTER_LAPSE));
        return young && later().anyMatch(Instalment::isMissingAtTheTill) ? now.plus(A_DAY) : null;
    }

    /** Whether nothing of the plan is due any more, because the cover is over and the grace of all that is open, too. */
    private boolean isOver(Instant at) {
        return later().filter(each -> !each.isPaid()).allMatch(each -> isTooLate(each, at));
    }

    /** Whether a payment of that instant buys nothing: the cover is over, and the grace in which it was given without the instalment. */
    boolean isTooLate(Instalment each, Instant paid) {
        return !isWithinCover(paid) && !paid.isBefore(lapsesAt(each));
    }

    private static Instant soonest(Instant now, Instant turn) {
        if (!now.isBefore(turn)) {
            // A gateway that does not answer has not said that nothing was paid.
            Instant patient = turn.plus(Gateways.PATIENCE);
            Instant later = now.plus(Recheck.LONGEST);
            return now.isBefore(patient) && patient.isBefore(later) ? patient : later;
        }
        Instant tomorrow = now.plus(A_DAY);
        return tomorrow.isBefore(turn) ? tomorrow : turn;
    }

    /** The last payment of what was overdue. */
    Optional<Instant> lastPaid(Instant since) {
        return later().map(Instalment::paidAt).filter(paid -> paid != null && !paid.isBefore(since)).map(Objects::requireNonNull).max(Instant::compareTo);
    }

    /** The first instant at which the policy covers no more if the instalment is not there. */
    Instant lapsesAt(Instalment each) {
        return startOf(Objects.requireNonNull(each.graceUntil(), "every later instalment has a grace").plusDays(1));
    }

    Stream<Instalment> later() {
        return plan.instalments().stream().filter(each -> each.number() > 1);
    }

    private Instant overdueFrom(Instalment each) {
        return startOf(each.dueOn().plusDays(1));
    }

    private static boolean isPaidBefore(Instalment each, Instant end) {
        Instant paid = each.paidAt();
        return each.isPaid() && (paid == null || paid.isBefore(end));
    }

    private static boolean isPaidUntil(Instalment each, Instant last) {
        Instant paid = each.paidAt();
        return each.isPaid() && (paid == null || !paid.isAfter(last));
    }

    private Instant madeGoodUntil() {
        return moves.stream().filter(move -> move.from() == PolicyState.LAPSED && move.to() == null).map(PolicyMove::since)
                .reduce((one, later) -> later).orElse(Instant.MIN);
    }

    private PolicyMove last() {
        return moves.get(moves.size() - 1);
    }

    private boolean isWithinCover(Instant at) {
        return at.isBefore(policy.coverEnd());
    }

    LocalDate date(Instant at) {
        return at.atZone(policy.zone()).toLocalDate();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(policy.zone()).toInstant();
    }
}

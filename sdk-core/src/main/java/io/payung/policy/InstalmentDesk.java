package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.product.PinnedPacks;
import io.payung.quote.QuoteCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves policies by what is paid of their plans: into grace, to a lapse, and back. Works in the running unit of work, under the plan's lock. */
final class InstalmentDesk {

    /** More than a plan can have: each step makes the next one rarer. */
    private static final int MOST_STEPS = 2_000;

    private final PinnedPacks packs;
    private final PersonStore persons;
    private final PolicyStore policies;
    private final InstalmentStore instalments;
    private final InstalmentRefunds refunds;
    private final CoverDesk covers;
    private final IdSource ids;

    InstalmentDesk(IssuingParts parts, PaymentStore payments) {
        this.packs = parts.packs();
        this.persons = parts.persons();
        this.policies = parts.policies();
        this.instalments = parts.instalments();
        this.refunds = new InstalmentRefunds(payments);
        this.covers = new CoverDesk(parts.covers(), parts.limits());
        this.ids = parts.ids();
    }

    /**
     * A policy whose plan nobody else changes until the unit of work ends.
     *
     * @param persons all of the policy, locked; empty when they are forgotten, so that nobody can be covered again
     */
    record Locked(Policy policy, PaymentPlan plan, List<PolicyMove> moves, Map<IdentityDocument, PersonId> persons) {

        PlanRule rule() {
            return new PlanRule(policy, plan, moves);
        }

        @Override
        public String toString() {
            return "Locked[" + policy.number() + "]";
        }
    }

    /** The persons of a policy before its plan, as an issue does, so that two never wait for each other. */
    List<IdentityDocument> concerned(PartnerId partner, PolicyNumber number) {
        try {
            return policies.details(partner, number).map(details -> LastLook.concerned(details.request())).orElse(List.of());
        } catch (PayungException gone) {
            if (!gone.code().equals("PERSON_ERASED")) {
                throw gone;
            }
            return List.of();
        }
    }

    Optional<Locked> lock(PartnerId partner, PolicyNumber number) {
        return lock(partner, number, persons.lock(partner, concerned(partner, number)));
    }

    /** @param locked the policy's persons, and maybe others */
    Optional<Locked> lock(PartnerId partner, PolicyNumber number, Map<IdentityDocument, PersonId> locked) {
        return instalments.lock(partner, number).map(plan ->
                new Locked(policies.find(partner, number).orElseThrow(), plan, policies.moves(partner, number), locked));
    }

    private Locked again(Locked before) {
        return lock(before.policy.partner(), before.policy.number(), before.persons).orElseThrow();
    }

    /**
     * Brings the policy to where its plan says it stands.
     *
     * @param at  as of when; a payment of yesterday is told today
     * @param now when it is done
     */
    Locked advance(Locked locked, Instant at, Instant now) {
        Locked current = again(locked);
        for (int steps = 0; steps < MOST_STEPS && step(current, at, now); steps++) {
            current = again(current);
        }
        instalments.checkAt(current.policy, current.rule().nextCheck(now));
        return current;
    }

    /** @return whether anything was moved */
    private boolean step(Locked locked, Instant at, Instant now) {
        Standing standing = locked.policy.standing();
        if (standing == null) {
            return fromForce(locked, at, now);
        }
        return switch (standing.state()) {
            case IN_GRACE -> fromGrace(locked, standing, at, now);
            case LAPSED -> !locked.rule().isFinal() && fromLapse(locked, standing, at, now);
            default -> false;
        };
    }

    private boolean fromForce(Locked locked, Instant at, Instant now) {
        Optional<Instant> lapse = locked.rule().lapsedAt(at);
        Optional<Instant> overdue = locked.rule().overdueSince(at).filter(since -> lapse.isEmpty() || since.isBefore(lapse.get()));
        if (overdue.isPresent()) {
            move(locked, new Standing(PolicyState.IN_GRACE, overdue.get()), EventType.POLICY_IN_GRACE, "INSTALMENT_OVERDUE", overdue.get(), now);
        } else {
            lapse.ifPresent(since -> lapse(locked, since, now));
        }
        return overdue.isPresent() || lapse.isPresent();
    }

    private boolean fromGrace(Locked locked, Standing grace, Instant at, Instant now) {
        Optional<Instant> lapse = locked.rule().lapsedAt(at);
        if (lapse.isPresent()) {
            lapse(locked, lapse.get(), now);
            return true;
        }
        // Of now, whatever the payment's own time: what was overdue once is so until it is paid, also for a clock that goes back.
        if (locked.rule().overdueSince(now.isBefore(grace.since()) ? grace.since() : now).isPresent()) {
            return false;
        }
        move(locked, null, EventType.POLICY_BACK_IN_FORCE, "INSTALMENTS_PAID", locked.rule().lastPaid(grace.since()).orElse(now), now);
        return true;
    }

    private void lapse(Locked locked, Instant since, Instant now) {
        move(locked, new Standing(PolicyState.LAPSED, since), EventType.POLICY_LAPSED, "INSTALMENT_MISSED", since, now);
        covers.release(locked.policy);
    }

    private boolean fromLapse(Locked locked, Standing lapsed, Instant at, Instant now) {
        PlanRule rule = locked.rule();
        boolean inTime = rule.wasPaidInTime(lapsed.since());
        Optional<Instant> back = inTime ? Optional.of(lapsed.since()) : rule.reinstatedAt(lapsed.since());
        if (back.isPresent()) {
            Optional<Reason> full = cover(locked, back.get(), now);
            if (full.isPresent()) {
                end(locked, lapsed, full.get().code().value(), now);
            } else {
                move(locked, null, EventType.POLICY_REINSTATED, inTime ? "PAID_IN_TIME" : "ARREARS_PAID", back.get(), now);
            }
            return true;
        }
        if (at.isBefore(rule.finalFrom(lapsed.since()))) {
            return false;
        }
        end(locked, lapsed, PlanRule.FINAL, now);
        return true;
    }

    /** Nothing brings it back from now on, so what was paid for the time without cover is owed back. */
    private void end(Locked locked, Standing lapsed, String cause, Instant now) {
        move(locked, lapsed, EventType.POLICY_LAPSED, cause, lapsed.since(), now);
        refunds.owe(locked, lapsed.since(), cause.equals(PlanRule.FINAL) ? "POLICY_LAPSED" : cause, now);
    }

    /** A policy that has ended on the day was paid further ahead than it covers. */
    void oweAfter(Locked locked, LocalDate last, Instant now) {
        refunds.oweAfter(locked, last, "POLICY_ENDED", now);
    }

    /** Takes the cover again from that day on. @return why there is no room for it */
    private Optional<Reason> cover(Locked locked, Instant from, Instant now) {
        Policy policy = locked.policy;
        if (locked.persons.isEmpty()) {
            return Optional.of(Reason.of("PERSON_ERASED"));
        }
        PolicyDetails details = policies.details(policy.partner(), policy.number()).orElseThrow();
        QuoteCase recorded = QuoteCase.recordedIn(details.receipt().decision());
        QuoteCase sold = new QuoteCase(details.request(), recorded.asOf(), recorded.coverStart(), recorded.holdings());
        return covers.take(
                new CoverDesk.Sold(
                        policy.partner(), CoverHolder.policy(policy.number()), packs.get(policy.pack()).product(), sold, policy.sumInsured(),
                        locked.persons),
                locked.rule().date(from),
                policy.coverUntil(),
                now);
    }

    private void move(Locked locked, @Nullable Standing becomes, EventType type, String cause, Instant since, Instant now) {
        Policy policy = locked.policy;
        Move why = new Move(type, cause, since, now, ids.uuid());
        if (!policies.move(policy.partner(), policy.number(), policy.standing(), becomes, why)) {
            throw PayungException.transientFault("POLICY_CHANGED", "policy " + policy.number() + " was changed by somebody else; try again", null);
        }
    }
}

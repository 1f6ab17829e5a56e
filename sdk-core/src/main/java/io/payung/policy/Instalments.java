package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentNotice;
import io.payung.payment.PaymentState;
import io.payung.policy.InstalmentDesk.Locked;
import io.payung.policy.InstalmentStore.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after policies whose premium is paid part by part. Every step is done under the plan's lock, so any number of nodes may. */
final class Instalments {

    private static final Logger LOG = LoggerFactory.getLogger(Instalments.class);
    private static final Duration AN_INSTANT = Duration.ofNanos(1_000);

    private final UnitOfWork unitOfWork;
    private final PolicyStore policies;
    private final InstalmentStore instalments;
    private final PaymentDesk gateways;
    private final Enquiry enquiry;
    private final InstalmentDesk desk;
    private final InstalmentPayments payments;
    private final Clock clock;

    Instalments(ApplicationsParts parts) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.policies = parts.issuing().policies();
        this.instalments = parts.issuing().instalments();
        this.gateways = new PaymentDesk(parts.issuing().verifiers());
        this.enquiry = new Enquiry(parts, gateways);
        this.desk = new InstalmentDesk(parts.issuing(), parts.payments());
        this.payments = new InstalmentPayments(parts.issuing(), parts.payments(), desk);
        this.clock = parts.issuing().clock();
    }

    InstalmentDesk desk() {
        return desk;
    }

    InstalmentPayments payments() {
        return payments;
    }

    Optional<PaymentPlan> find(PartnerId partner, PolicyNumber number) {
        return unitOfWork.run(() -> instalments.find(partner, number));
    }

    /** A genuine notice of a payment that is of no application. */
    NoticeOutcome notified(String gateway, PaymentNotice notice) {
        Optional<Reference> which = unitOfWork.run(() -> instalments.byReference(notice.reference()));
        if (which.isEmpty()) {
            return NoticeOutcome.NOT_OURS;
        }
        enquiry.note(which.get().partner(), gateway, notice.reference(), Enquiry.claimed(notice.state()));
        PaymentState state = enquiry.about(which.get().partner(), notice.reference(), List.of(gateway), money -> payments.paid(which.get(), money));
        return state == PaymentState.UNKNOWN ? NoticeOutcome.TRY_AGAIN : NoticeOutcome.TAKEN;
    }

    /** See {@code Payung.reconcileInstalments}. */
    InstalmentRound reconcile(int atMost) {
        Instant now = clock.instant();
        List<Policy> due = unitOfWork.run(() -> instalments.claimDue(now, now.plus(Recheck.SHORTEST), atMost));
        return due.stream().map(this::reconciled).reduce(InstalmentRound.NONE, InstalmentRound::plus);
    }

    /** One that cannot be handled is told of and due again soon; the others must not wait for it. */
    private InstalmentRound reconciled(Policy policy) {
        try {
            return lookAfter(policy);
        } catch (Exception | Error failure) {
            String what = failure instanceof PayungException known ? known.code() : failure.getClass().getName();
            LOG.error("Instalments of policy {} could not be looked after: {}", policy.number(), what);
            return InstalmentRound.FAILED;
        }
    }

    private InstalmentRound lookAfter(Policy policy) {
        boolean unknown = ask(policy, gateways.gateways());
        Policy after = unitOfWork.run(() -> {
            Locked locked = desk.lock(policy.partner(), policy.number()).orElseThrow();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return desk.advance(locked, unknown ? patient(locked, now) : now, now).policy();
        });
        return new InstalmentRound(1, Objects.equals(policy.standing(), after.standing()) ? 0 : 1, unknown ? 1 : 0, 0);
    }

    /** See {@link Applications#lookAfter}. */
    void lookAfter(PartnerId partner, PolicyNumber number) {
        Optional<Policy> overdue = unitOfWork.run(() -> instalments.find(partner, number).flatMap(plan -> policies.find(partner, number)
                .filter(policy -> new PlanRule(policy, plan, List.of()).overdueSince(clock.instant()).isPresent())));
        overdue.filter(policy -> policy.standing() == null || policy.standing().state() == PolicyState.IN_GRACE).ifPresent(this::lookAfter);
    }

    /** Asks about everything that is due and not there. @return whether a gateway did not answer */
    private boolean ask(Policy policy, Collection<String> names) {
        PaymentPlan plan = unitOfWork.run(() -> instalments.find(policy.partner(), policy.number())).orElseThrow();
        Instant now = clock.instant();
        boolean unknown = false;
        for (Instalment each : plan.instalments()) {
            boolean due = !each.dueOn().isAfter(now.atZone(policy.zone()).toLocalDate()) && each.dueNow().isPositive();
            // After the end nothing is due, but somebody may have paid before it under any reference, and nobody has told.
            if (each.paymentReference() != null && (due || hasEnded(policy) && each.isMissingAtTheTill())) {
                Reference which = new Reference(policy.partner(), policy.number(), each.number());
                unknown |= enquiry.about(policy.partner(), each.paymentReference(), names, money -> payments.paid(which, money)) == PaymentState.UNKNOWN;
            }
        }
        return unknown;
    }

    /** For good: what has lapsed may come back. */
    private static boolean hasEnded(Policy policy) {
        return policy.standing() != null && !policy.standing().state().mayPay() && policy.standing().state() != PolicyState.LAPSED;
    }

    /** See {@link Applications#lookAgain}. */
    void lookAgain(PartnerId partner, PolicyNumber number, Instant at) {
        if (instalments.find(partner, number).isPresent()) {
            policies.find(partner, number).ifPresent(policy -> instalments.checkAt(policy, at));
        }
    }

    /** Owes back what was paid of the plan for days after the last one that was covered. */
    void oweAfter(PartnerId partner, PolicyNumber number, LocalDate last, Instant now) {
        desk.lock(partner, number, Map.of()).ifPresent(locked -> desk.oweAfter(locked, last, now));
    }

    /** A gateway that does not answer keeps a policy from lapsing for a day, because the money may be there. */
    private static Instant patient(Locked locked, Instant now) {
        return locked.rule().lapsedAt(now)
                .filter(lapse -> now.isBefore(lapse.plus(Gateways.PATIENCE)))
                .map(lapse -> lapse.minus(AN_INSTANT))
                .orElse(now);
    }
}

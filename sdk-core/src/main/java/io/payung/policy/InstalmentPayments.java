package io.payung.policy;

import io.payung.key.IdSource;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.InstalmentDesk.Locked;
import io.payung.policy.InstalmentStore.Reference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes money for later instalments, whatever brings it: once, in any order, or owed back. */
final class InstalmentPayments {

    private static final Logger LOG = LoggerFactory.getLogger(InstalmentPayments.class);

    private final UnitOfWork unitOfWork;
    private final InstalmentStore instalments;
    private final PaymentStore payments;
    private final InstalmentDesk desk;
    private final IdSource ids;
    private final Clock clock;

    InstalmentPayments(IssuingParts parts, PaymentStore payments, InstalmentDesk desk) {
        this.unitOfWork = parts.unitOfWork();
        this.instalments = parts.instalments();
        this.payments = payments;
        this.desk = desk;
        this.ids = parts.ids();
        this.clock = parts.clock();
    }

    /** Money that was paid under the instalment's own reference. */
    void paid(Reference which, ReceivedPayment money) {
        unitOfWork.run(() -> {
            Locked locked = upTo(desk.lock(which.partner(), which.policy()).orElseThrow(), money);
            if (!payments.receive(which.partner(), money)) {
                LOG.error("A payment for instalment {} of policy {} pays for something else already, or was taken back", which.instalment(), which.policy());
                return locked;
            }
            Instalment instalment = locked.plan().instalment(which.instalment()).orElseThrow();
            if (isPaidBy(instalment, money)) {
                return locked;
            }
            Optional<String> refusal = refusal(locked, instalment, money, PremiumShare::isAtTheTill).or(() -> amount(instalment, money));
            if (refusal.isPresent()) {
                payments.owe(which.partner(), RefundDue.of(money, refusal.get(), now()), null);
                return locked;
            }
            pay(locked, instalment, money, PremiumShare::isAtTheTill);
            return desk.advance(locked, now(), now());
        });
    }

    /** Where the policy stood when the money came, so that what came in time stays in time. */
    Locked upTo(Locked locked, ReceivedPayment money) {
        Instant now = now();
        return desk.advance(locked, money.paidAt().isBefore(now) ? money.paidAt() : now, now);
    }

    /** Brings it to where it stands now, after all that was paid. */
    void settle(Locked locked) {
        desk.advance(locked, now(), now());
    }

    private static boolean isPaidBy(Instalment instalment, ReceivedPayment money) {
        return instalment.shares().stream().anyMatch(share ->
                money.gateway().equals(share.gateway()) && money.reference().equals(share.reference()));
    }

    private static Optional<String> amount(Instalment instalment, ReceivedPayment money) {
        if (!money.amount().currency().equals(instalment.amount().currency())) {
            return Optional.of("PAYMENT_CURRENCY_DIFFERS");
        }
        return money.amount().equals(instalment.dueNow()) ? Optional.empty() : Optional.of("PAYMENT_AMOUNT_DIFFERS");
    }

    /** Why money of that instant pays no such share of the instalment. */
    Optional<String> refusal(Locked locked, Instalment instalment, ReceivedPayment money, Predicate<PremiumShare> which) {
        if (instalment.shares().stream().filter(which).allMatch(PremiumShare::isPaid)) {
            return Optional.of("INSTALMENT_ALREADY_PAID");
        }
        Standing standing = locked.policy().standing();
        if (isOwedForCover(locked, instalment, which)) {
            return Optional.empty();
        }
        if (standing == null || standing.state() == PolicyState.IN_GRACE) {
            return locked.rule().isTooLate(instalment, money.paidAt()) ? Optional.of("POLICY_ENDED") : Optional.empty();
        }
        if (standing.state() == PolicyState.ENDED_BY_CLAIM && money.paidAt().isBefore(standing.since())
                && !instalment.dueOn().isAfter(locked.policy().coveredUntil())) {
            return Optional.empty();
        }
        boolean back = standing.state() == PolicyState.LAPSED && !locked.rule().isFinal()
                && (money.paidAt().isBefore(standing.since()) || locked.rule().mayReinstate(standing.since(), money.paidAt()));
        return back ? Optional.empty() : Optional.of(standing.state() == PolicyState.LAPSED ? "POLICY_LAPSED" : "POLICY_ENDED");
    }

    /** What cover never waited for is owed however late, for a time that was covered. */
    private static boolean isOwedForCover(Locked locked, Instalment instalment, Predicate<PremiumShare> which) {
        return instalment.isPaid()
                && instalment.shares().stream().filter(which).noneMatch(PremiumShare::awaited)
                && !instalment.dueOn().isAfter(locked.policy().coveredUntil());
    }

    /** Notes which shares the money pays, and tells when the instalment is there. */
    void pay(Locked locked, Instalment instalment, ReceivedPayment money, Predicate<PremiumShare> which) {
        Policy policy = locked.policy();
        List<PremiumShare> open = instalment.shares().stream().filter(share -> which.test(share) && !share.isPaid()).toList();
        for (PremiumShare share : open) {
            instalments.pay(policy, instalment.number(), share.paidBy(money));
            payments.allocate(policy.partner(), policy.number(), money.by(share.payer(), share.amount(), instalment.number()), now());
        }
        Instalment after = instalments.find(policy.partner(), policy.number()).flatMap(plan -> plan.instalment(instalment.number())).orElseThrow();
        if (!instalment.isPaid() && after.isPaid()) {
            instalments.tellPaid(policy, after, ids.uuid(), now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

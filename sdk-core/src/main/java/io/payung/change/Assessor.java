package io.payung.change;

import io.payung.claim.ClaimState;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.policy.Policy;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.product.terms.FreeLook;
import io.payung.product.terms.Refund;
import io.payung.quote.RefundRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change would do to a policy at an instant, or why it cannot be: a pure function of the policy's file. */
final class Assessor {

    private static final ReasonCode NOT_ALLOWED = ReasonCode.of("MOVE_NOT_ALLOWED");
    private static final ReasonCode DAY_BEFORE_CLAIM = ReasonCode.of("CHANGE_DAY_BEFORE_CLAIM");
    private static final ReasonCode FREE_LOOK_OVER = ReasonCode.of("FREE_LOOK_OVER");

    private final Moves moves;
    private final PolicyFile file;
    private final ChangeRequest request;
    private final Instant now;
    private final ChangeKind kind;

    /** @param kind what the wish comes to for this policy */
    record Assessment(ChangeKind kind, PolicyState before, ChangeTerms terms, Repayment repayment) {}

    Assessor(Moves moves, PolicyFile file, ChangeRequest request, Instant now) {
        this.moves = moves;
        this.file = file;
        this.request = request;
        this.now = now;
        this.kind = request.kind().isDeath() ? kindOfDeath() : request.kind();
    }

    private ChangeKind kindOfDeath() {
        boolean others = file.details().request().lives().stream()
                .anyMatch(life -> !life.identity().equals(file.details().request().applicant().identity()));
        return others && afterSale().outlivesHolder() ? ChangeKind.DEATH_OF_HOLDER : ChangeKind.DEATH;
    }

    private AfterSaleTerms afterSale() {
        return file.product().afterSale();
    }

    /** Why it cannot be; empty when it can. */
    List<Reason> hindrances() {
        List<Reason> reasons = new ArrayList<>();
        PolicyState state = file.policy().stateAt(now);
        if (moves.of(state, kind).isEmpty()) {
            reasons.add(new Reason(NOT_ALLOWED, null, "policy", state.key(), null));
        }
        if (!isInProduct()) {
            reasons.add(Reason.about("CHANGE_NOT_IN_PRODUCT", "kind"));
        }
        freeLookOver().ifPresent(reasons::add);
        if (request.occurredOn() != null && request.occurredOn().isAfter(file.dayOf(now))) {
            reasons.add(Reason.about("CHANGE_DAY_IN_FUTURE", "occurredOn"));
        }
        dayBeforeClaim().ifPresent(reasons::add);
        if (kind.waitsForClaims() && !file.claims().stream().allMatch(ClaimState::isSettled)) {
            reasons.add(Reason.about("CLAIM_OPEN", "policy"));
        }
        if (kind.undoes() && file.claims().contains(ClaimState.PAID)) {
            reasons.add(Reason.about("CLAIM_PAID", "policy"));
        }
        return reasons;
    }

    /** What ended the cover cannot lie before an event for which it has paid. */
    private Optional<Reason> dayBeforeClaim() {
        LocalDate day = request.occurredOn();
        LocalDate paidFor = file.paidFor();
        return kind.hasDay() && kind != ChangeKind.DEATH_OF_HOLDER && day != null && paidFor != null && day.isBefore(paidFor)
                ? Optional.of(new Reason(DAY_BEFORE_CLAIM, null, "occurredOn", day.toString(), paidFor.toString()))
                : Optional.empty();
    }

    /** A renewal begins when this one is over, once. @param start first day of the offer that replaces the policy, or nothing */
    List<Reason> hindrancesOfRenewal(Optional<LocalDate> start, boolean renewed) {
        List<Reason> reasons = new ArrayList<>();
        if (kind == ChangeKind.RENEWAL && renewed) {
            reasons.add(Reason.about("ALREADY_RENEWED", "policy"));
        }
        if (kind == ChangeKind.RENEWAL && start.filter(day -> !day.isAfter(file.policy().coverUntil())).isPresent()) {
            reasons.add(Reason.about("RENEWAL_OVERLAPS", "replacement"));
        }
        if (kind.goesOn() && start.filter(day -> day.isAfter(latestStart())).isPresent()) {
            reasons.add(Reason.about("REPLACEMENT_STARTS_LATER", "replacement"));
        }
        return reasons;
    }

    /** Nobody is without cover between the two. */
    private LocalDate latestStart() {
        LocalDate today = file.dayOf(now);
        return today.isBefore(file.policy().coverFromDate()) ? file.policy().coverFromDate() : today;
    }

    private boolean isInProduct() {
        return switch (kind) {
            case FREE_LOOK -> afterSale().freeLook() != null;
            case OBJECT_LOST -> afterSale().refundOn(Objects.requireNonNull(kind.refundOn())).isPresent();
            default -> kind.allowedAs() == null || afterSale().changes().contains(kind.allowedAs());
        };
    }

    private Optional<Reason> freeLookOver() {
        FreeLook freeLook = afterSale().freeLook();
        if (kind != ChangeKind.FREE_LOOK || freeLook == null) {
            return Optional.empty();
        }
        LocalDate issued = file.dayOf(file.policy().issuedAt());
        LocalDate told = freeLook.from().equals(FreeLook.FROM_ISSUE) ? null : request.occurredOn();
        LocalDate last = (told == null || told.isBefore(issued) ? issued : told).plusDays(freeLook.days());
        return file.dayOf(now).isAfter(last)
                ? Optional.of(new Reason(FREE_LOOK_OVER, null, "policy", file.dayOf(now).toString(), last.toString()))
                : Optional.empty();
    }

    /** @param newPremium of the offer that replaces the policy, or nothing */
    Assessment assess(Optional<Money> newPremium) {
        Policy policy = file.policy();
        PolicyState before = policy.stateAt(now);
        PolicyState after = moves.of(before, kind).orElseThrow();
        Instant since = after == before ? null : since();
        Repayment repayment = new Repayment(List.of(), List.of());
        RefundSheet sheet = RefundSheet.nothing(policy.premium().currency());
        // What a claim has used up is not given back as well.
        Optional<Refund> rule = before == PolicyState.ENDED_BY_CLAIM ? Optional.empty() : rule();
        if (rule.isPresent()) {
            PaidPremium premium = file.premium();
            sheet = RefundSheet.of(premium, rule.get(), fraction(rule.get()));
            repayment = Repayment.of(file, premium, sheet);
        }
        Money nothing = Money.zero(policy.premium().currency());
        Money refund = repayment.total(nothing);
        Money difference = newPremium.orElse(nothing).minus(refund).minus(repayment.credited(nothing));
        ChangeTerms terms = new ChangeTerms(
                after, since, coveredUntil(after, since), difference, refund, sheet.lines(), repayment.payers(), newPremium.isPresent());
        return new Assessment(kind, before, terms, repayment);
    }

    private LocalDate coveredUntil(PolicyState after, @Nullable Instant since) {
        Policy policy = file.policy();
        return since == null
                ? policy.coveredUntil()
                : new Standing(after, since).lastCovered(policy.coverFromDate(), policy.coverUntil(), policy.zone());
    }

    /** The day of a death, a settlement or a loss is covered to its end. */
    private Instant since() {
        LocalDate day = request.occurredOn();
        return kind.hasDay() && day != null ? file.policy().endOf(day, now) : now;
    }

    private @Nullable LocalDate lastUsed() {
        LocalDate day = kind.hasDay() && request.occurredOn() != null ? request.occurredOn() : file.dayOf(now);
        return now.isBefore(file.policy().coverFrom()) || day.isBefore(file.policy().coverFromDate()) ? null : day;
    }

    /** Where the product says nothing, who was sold something void gets all of it back, and whom the insurer leaves what is not used. */
    private Optional<Refund> rule() {
        FreeLook freeLook = afterSale().freeLook();
        if (kind == ChangeKind.FREE_LOOK && freeLook != null) {
            return Optional.of(freeLook.asRefund(kind.key()));
        }
        String cause = kind.refundOn();
        if (cause == null) {
            return Optional.empty();
        }
        return afterSale().refundOn(cause).or(() -> switch (kind) {
            case VOID, CORRECTION -> Optional.of(Refund.all(cause));
            case INSURER_CANCELLATION -> Optional.of(Refund.unusedDays(cause));
            default -> Optional.empty();
        });
    }

    private Fraction fraction(Refund rule) {
        LocalDate from = file.policy().coverFromDate();
        LocalDate until = file.policy().coverUntil();
        LocalDate last = lastUsed();
        if (rule.proRata() != null) {
            return rule.proRata().equals(Refund.DAYS) ? Fraction.unusedDays(from, until, last) : Fraction.unusedMonths(from, until, last);
        }
        long months = last == null ? 0 : ChronoUnit.MONTHS.between(from, last);
        return rule.table() == null ? Fraction.ALL : Fraction.of(RefundRate.of(file.pack(), file.sold(), rule.table(), months));
    }
}

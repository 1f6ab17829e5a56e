package io.payung.claim;

import io.payung.claim.ClaimDecision.Verdict;
import io.payung.claim.ClaimMoveOutcome.Moved;
import io.payung.claim.ClaimMoveOutcome.Refused;
import io.payung.claim.ClaimStore.Written;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.Idempotency;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the insurer and the claimant do to a claim once it is there: each thing once for each key, under a lock on the policy's claims, with one event. The
 * SDK bounds and records; it decides nothing. Used through {@code Payung}; safe for several threads.
 */
public final class ClaimDesk {

    private final ClaimsParts parts;
    private final ClaimMoves moves;
    private final Map<Desk, Idempotency<ClaimMoveOutcome>> once = new EnumMap<>(Desk.class);

    /** What is asked for; keys of one never meet those of another. */
    private enum Desk {
        DECISION("claim-decision"),
        PAYMENT("claim-payment"),
        WITHDRAWAL("claim-withdrawal"),
        DISPUTE("claim-dispute"),
        REOPENING("claim-reopening"),
        CLOSING("claim-closing");

        private final String operation;

        Desk(String operation) {
            this.operation = operation;
        }
    }

    public ClaimDesk(ClaimsParts parts) {
        this(parts, ClaimMoves.ALL);
    }

    ClaimDesk(ClaimsParts parts, ClaimMoves moves) {
        this.parts = parts;
        this.moves = moves;
        for (Desk desk : Desk.values()) {
            once.put(desk, idempotency(parts, desk.operation));
        }
    }

    /** See {@code Payung.decide}. */
    public ClaimMoveOutcome decide(PartnerId partner, ClaimDecision decision) {
        InputCheck.check(decision);
        Instant now = parts.clock().instant();
        PolicyNumber policy = policyOf(partner, decision.claim());
        new DecisionIntake(ClaimCase.of(parts, partner, policy).policy(), now).check(decision);
        ClaimDecision dated = decision.decidedAt() == null ? decision.at(now) : decision;
        return once(new Call(Desk.DECISION, partner, decision.claim(), policy, decision.key(), decision, now), (locked, file) -> {
            ClaimAssessment found = locked.assessor(file.claim(), parts.claims().files(partner, policy)).assess(parts.ids().uuid(), now);
            List<Reason> refusals = new DecisionBounds(file, found).refusals(dated);
            return new Attempt(action(file, dated), refusals, dated, null, null, file.claim().completeSince());
        });
    }

    private static ClaimAction action(ClaimFile file, ClaimDecision decision) {
        if (decision.verdict() == Verdict.REJECT) {
            return ClaimAction.REJECT;
        }
        if (file.paid().isPositive() && decision.total(file.currency()).equals(file.paid())) {
            return ClaimAction.CONFIRM;
        }
        return decision.verdict() == Verdict.APPROVE ? ClaimAction.APPROVE : ClaimAction.PARTLY_APPROVE;
    }

    /** See {@code Payung.pay}. */
    public ClaimMoveOutcome pay(PartnerId partner, ClaimPayment payment) {
        InputCheck.check(payment);
        Instant now = parts.clock().instant();
        PolicyNumber policy = policyOf(partner, payment.claim());
        new DecisionIntake(ClaimCase.of(parts, partner, policy).policy(), now).check(payment);
        ClaimPayment dated = payment.paidAt() == null ? payment.at(now) : payment;
        return once(new Call(Desk.PAYMENT, partner, payment.claim(), policy, payment.key(), payment, now), (locked, file) -> {
            Money left = file.approved().minus(file.paid());
            int rest = dated.amount().compareTo(left);
            List<Reason> refusals = rest > 0
                    ? List.of(DecisionBounds.amount("AMOUNT_ABOVE_APPROVED", "amount", dated.amount(), left))
                    : List.of();
            return new Attempt(rest == 0 ? ClaimAction.PAY_REST : ClaimAction.PAY_PART, refusals, null, dated, null, file.claim().completeSince());
        });
    }

    /** See {@code Payung.withdrawClaim}. */
    public ClaimMoveOutcome withdraw(PartnerId partner, ClaimStep step) {
        return step(Desk.WITHDRAWAL, partner, step, ClaimAction.WITHDRAW, file ->
                file.paid().isPositive() ? List.of(Reason.about("CLAIM_PAID_ALREADY", "claim")) : List.of());
    }

    /** See {@code Payung.disputeClaim}. */
    public ClaimMoveOutcome dispute(PartnerId partner, ClaimStep step) {
        return step(Desk.DISPUTE, partner, step, ClaimAction.DISPUTE, file -> List.of());
    }

    /** See {@code Payung.reopenClaim}. */
    public ClaimMoveOutcome reopen(PartnerId partner, ClaimStep step) {
        return step(Desk.REOPENING, partner, step, ClaimAction.REOPEN, file -> List.of());
    }

    /** See {@code Payung.closeClaim}. */
    public ClaimMoveOutcome close(PartnerId partner, ClaimStep step) {
        return step(Desk.CLOSING, partner, step, ClaimAction.CLOSE, file -> List.of());
    }

    private ClaimMoveOutcome step(Desk desk, PartnerId partner, ClaimStep step, ClaimAction action, Function<ClaimFile, List<Reason>> hindrances) {
        InputCheck.check(step);
        PolicyNumber policy = policyOf(partner, step.claim());
        Call call = new Call(desk, partner, step.claim(), policy, step.key(), step, parts.clock().instant());
        return once(call, (locked, file) -> new Attempt(
                action, hindrances.apply(file), null, null, step.text(), completeSince(call, locked, file, action)));
    }

    /** The insurer's time to pay counts anew from the day a claim is taken up again, if nothing is missing then. */
    private @Nullable LocalDate completeSince(Call call, ClaimCase locked, ClaimFile file, ClaimAction action) {
        if (action != ClaimAction.REOPEN) {
            return file.claim().completeSince();
        }
        ClaimAssessor assessor = locked.assessor(file.claim().reopened(), parts.claims().files(call.partner(), call.policy()));
        return assessor.settled(assessor.assess(parts.ids().uuid(), call.now()).state(), call.now()).completeSince();
    }

    /** A claim with all that was done to it. */
    public Optional<ClaimFile> file(PartnerId partner, ClaimId id) {
        return parts.unitOfWork().run(() -> parts.claims().file(partner, id));
    }

    /** See {@code Payung.claims}. */
    public ClaimPage page(PartnerId partner, PolicyNumber policy, @Nullable String cursor, int size) {
        return parts.unitOfWork().run(() -> {
            if (parts.policies().find(partner, policy).isEmpty()) {
                throw new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number");
            }
            return parts.claims().page(partner, policy, cursor, size);
        });
    }

    /** One call of a caller, who may repeat it. */
    private record Call(Desk desk, PartnerId partner, ClaimId claim, PolicyNumber policy, IdempotencyKey key, Object request, Instant now) {}

    /** What is to be done to the claim as it stands, unless something hinders it. */
    private record Attempt(
            ClaimAction action,
            List<Reason> refusals,
            @Nullable ClaimDecision decision,
            @Nullable ClaimPayment payment,
            @Nullable String text,
            @Nullable LocalDate completeSince) {}

    /** @param attempting on the policy and the claim as they stand behind the lock */
    private ClaimMoveOutcome once(Call call, BiFunction<ClaimCase, ClaimFile, Attempt> attempting) {
        Idempotency<ClaimMoveOutcome> idempotency = once.get(call.desk());
        return parts.unitOfWork().run(() -> parts.unitOfWork().keepIf(outcome -> outcome instanceof Moved, () -> idempotency.once(
                call.partner(), call.key(), CanonicalJson.digest(call.request()), call.now(), () -> {
                    ClaimCase locked = ClaimCase.locked(parts, call.partner(), call.policy());
                    ClaimFile file = parts.claims().file(call.partner(), call.claim()).orElseThrow(ClaimCase::unknownClaim);
                    ClaimMoveOutcome outcome = move(file, attempting.apply(locked, file), call.now());
                    if (outcome instanceof Moved moved) {
                        endWhenUsedUp(locked, call);
                        PersonId holder = parts.policies().holder(call.partner(), call.policy()).orElseThrow();
                        idempotency.answer(call.partner(), call.key(), holder, CanonicalJson.write(moved.standing()));
                    }
                    return outcome;
                })));
    }

    /** What nothing is left of covers nothing any more: no premium of it falls due, and none of it is given back. */
    private void endWhenUsedUp(ClaimCase locked, Call call) {
        UsedUp.on(locked, parts.claims().files(call.partner(), call.policy()))
                .filter(day -> locked.policy().coversUntilTheEndOf(day))
                .ifPresent(day -> parts.applications().endByClaim(locked.policy(), day, call.now()));
    }

    private ClaimMoveOutcome move(ClaimFile file, Attempt attempt, Instant now) {
        Optional<ClaimState> next = moves.next(file.claim().state(), attempt.action());
        if (next.isEmpty()) {
            return new Refused(List.of(new Reason(ReasonCode.of("CLAIM_MOVE_NOT_ALLOWED"), null, "claim", file.claim().state().key(), null)));
        }
        if (!attempt.refusals().isEmpty()) {
            return new Refused(attempt.refusals());
        }
        ClaimMove move = new ClaimMove(file.claim().version() + 1, attempt.action(), now, attempt.decision(), attempt.payment(), attempt.text());
        ClaimFile moved = file.after(move, next.get(), attempt.completeSince());
        Written written = parts.claims().move(moved, parts.ids().uuid());
        return switch (written) {
            case WRITTEN -> new Moved(moved.standing(), false);
            case REFERENCE_USED -> new Refused(List.of(Reason.about("PAYMENT_REFERENCE_USED", "reference")));
            case CHANGED -> throw PayungException.transientFault(
                    "CLAIM_CHANGED", "somebody else changed claim " + file.claim().id() + ", try again", null);
        };
    }

    private PolicyNumber policyOf(PartnerId partner, ClaimId id) {
        return parts.unitOfWork().run(() -> parts.claims().find(partner, id)).orElseThrow(ClaimCase::unknownClaim).policy();
    }

    private static Idempotency<ClaimMoveOutcome> idempotency(ClaimsParts parts, String operation) {
        return new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                operation,
                answer -> new Moved(CanonicalJson.read(answer, ClaimStanding.class), true),
                () -> {
                    throw new PayungException("IDEMPOTENCY_KEY_REUSED", "the key names another request");
                },
                () -> {
                    throw PayungException.transientFault("REQUEST_IN_PROGRESS", "the same request is being worked on", null);
                });
    }
}

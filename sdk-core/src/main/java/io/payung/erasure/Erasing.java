package io.payung.erasure;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.erasure.ErasureOutcome.Erased;
import io.payung.erasure.ErasureOutcome.Refused;
import io.payung.erasure.ErasureStore.Footprint;
import io.payung.fault.InputCheck;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.ApplicationState;
import io.payung.policy.Policy;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forgets persons whom nothing keeps. Used through {@code Payung}; safe for several threads.
 *
 * @param keptFor how long after its last day a policy's records are kept, beyond the days in which a claim may still be reported
 */
public record Erasing(ErasureStore store, PinnedPacks packs, UnitOfWork unitOfWork, IdSource ids, Clock clock, Period keptFor) {

    /** See {@code Payung.erase}. */
    public ErasureOutcome erase(PartnerId partner, ErasureCommand command) {
        InputCheck.check(command);
        Instant now = clock.instant();
        return unitOfWork.run(() -> unitOfWork.keepIf(outcome -> outcome instanceof Erased, () -> eraseOnce(partner, command, now)));
    }

    private ErasureOutcome eraseOnce(PartnerId partner, ErasureCommand command, Instant now) {
        Optional<Footprint> found = store.lock(partner, command.person());
        Optional<Erasure> before = store.find(partner, command.key());
        if (before.isPresent()) {
            // Whoever is still there was not meant then, or has come back since.
            return found.isEmpty() ? new Erased(before.get(), true) : Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key"));
        }
        if (found.isEmpty()) {
            return Refused.because(Reason.about("PERSON_UNKNOWN", "person"));
        }
        List<Reason> hindrances = hindrances(found.get(), now);
        return hindrances.isEmpty() ? erase(partner, command, found.get(), now) : new Refused(hindrances);
    }

    private ErasureOutcome erase(PartnerId partner, ErasureCommand command, Footprint found, Instant now) {
        Erasure erasure = new Erasure(
                ids.uuid(), partner, command.key(), found.person(), command.ground(), now, found.policies().size(),
                found.applications().size(), found.claims().size());
        return store.erase(erasure, found, ids::uuid)
                ? new Erased(erasure, false)
                : Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key"));
    }

    private List<Reason> hindrances(Footprint found, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        found.policies().forEach(policy -> hindrance(policy, now).ifPresent(reasons::add));
        found.applications().stream()
                .filter(application -> application.state() == ApplicationState.AWAITING_PAYMENT)
                .forEach(application -> reasons.add(reason("APPLICATION_OPEN", "applications/" + application.id(), null)));
        found.claims().stream()
                .filter(claim -> !claim.state().isSettled())
                .forEach(claim -> reasons.add(reason("CLAIM_OPEN", "claims/" + claim.id(), null)));
        return reasons;
    }

    private Optional<Reason> hindrance(Policy policy, Instant now) {
        String subject = "policies/" + policy.number();
        if (policy.stateAt(now).mayPay()) {
            return Optional.of(reason("POLICY_IN_FORCE", subject, policy.coveredUntil()));
        }
        LocalDate needed = neededUntil(policy);
        return now.atZone(policy.zone()).toLocalDate().isAfter(needed)
                ? Optional.empty()
                : Optional.of(reason("RECORDS_STILL_NEEDED", subject, needed));
    }

    /** The last day on which somebody may ask for what the policy holds. */
    private LocalDate neededUntil(Policy policy) {
        LocalDate claims = policy.coveredUntil().plusDays(packs.get(policy.pack()).product().claims().reportWithinDays());
        LocalDate records = policy.coveredUntil().plus(keptFor);
        return claims.isAfter(records) ? claims : records;
    }

    private static Reason reason(String code, String subject, @Nullable LocalDate until) {
        return new Reason(ReasonCode.of(code), null, subject, null, until == null ? null : until.toString());
    }
}

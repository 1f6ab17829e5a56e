package io.payung.claim;

import io.payung.claim.ClaimOutcome.Told;
import io.payung.fault.InputCheck;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.Idempotency;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import io.payung.policy.PolicyNumber;
import io.payung.policy.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes claims and says what is still missing. Used through {@code Payung}; safe for several threads. */
public final class Claims {

    private final ClaimsParts parts;
    private final UnitOfWork unitOfWork;
    private final ClaimStore store;
    private final Idempotency<ClaimOutcome> opening;
    private final Idempotency<ClaimOutcome> supplementing;
    private final IdSource ids;
    private final Clock clock;

    public Claims(ClaimsParts parts) {
        this.parts = parts;
        this.unitOfWork = parts.unitOfWork();
        this.store = parts.claims();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.opening = idempotency(parts, "claim");
        this.supplementing = idempotency(parts, "claim-supplement");
    }

    /** See {@code Payung.claim}. */
    public ClaimOutcome open(PartnerId partner, ClaimNotice notice) {
        InputCheck.check(notice);
        return answered(opening, partner, notice.key(), notice).orElseGet(() -> opened(partner, notice));
    }

    /** What was answered under the key is told again before anything else is asked: a file that is gone since changes no answer. */
    private static Optional<ClaimOutcome> answered(
            Idempotency<ClaimOutcome> idempotency, PartnerId partner, @Nullable IdempotencyKey key, Object request) {
        return key == null ? Optional.empty() : idempotency.find(partner, key, CanonicalJson.digest(request));
    }

    private ClaimOutcome opened(PartnerId partner, ClaimNotice notice) {
        Instant now = clock.instant();
        Instant reportedAt = notice.reportedAt() == null ? now : notice.reportedAt();
        ClaimCase of = ClaimCase.of(parts, partner, notice.policy());
        ClaimIntake intake = new ClaimIntake(of.pack());
        intake.event(notice.event(), reportedAt, now);
        intake.life(of.details().request(), notice.life());
        intake.documents(notice.documents());
        intake.files(partner, notice.documents(), parts.documents());
        Map<String, Object> answers = intake.answers(notice.answers());
        intake.finish();
        return once(opening, new Call(notice.key(), notice, of, now), locked -> {
            Claim fresh = new Claim(
                    new ClaimId(ids.uuid()), partner, notice.policy(), ClaimState.NOTIFIED, notice.event(), notice.life(), notice.claimant(), reportedAt,
                    answers, notice.documents(), null, 1);
            List<ClaimFile> known = store.files(partner, notice.policy());
            Optional<ClaimFile> told = ClaimHistory.telling(fresh, known, locked.lives());
            return told.isPresent() ? again(locked, told.get().claim(), fresh, known) : insert(locked, fresh, known, now);
        });
    }

    private ClaimOutcome insert(ClaimCase of, Claim claim, List<ClaimFile> known, Instant now) {
        ClaimAssessor assessor = of.assessor(claim, known);
        ClaimAssessment found = assessor.assess(ids.uuid(), now);
        store.insert(assessor.settled(found.state(), now), ids.uuid(), now);
        return outcome(found, Told.NEW);
    }

    /** A second notice of an event adds to the first while that takes papers, and afterwards changes nothing: it answers where the first one stands. */
    private ClaimOutcome again(ClaimCase of, Claim first, Claim second, List<ClaimFile> known) {
        Instant now = clock.instant();
        Claim grown = grown(first, second.life(), second.documents(), second.answers());
        boolean adds = !grown.documents().equals(first.documents()) || !grown.answers().equals(first.answers());
        return takesPapers(first) && adds
                ? update(of.assessor(grown, known), now)
                : outcome(of.assessor(first, known).assess(ids.uuid(), now), Told.KNOWN);
    }

    /** See {@code Payung.supplement}. */
    public ClaimOutcome supplement(PartnerId partner, ClaimSupplement supplement) {
        InputCheck.check(supplement);
        return answered(supplementing, partner, supplement.key(), supplement).orElseGet(() -> supplemented(partner, supplement));
    }

    private ClaimOutcome supplemented(PartnerId partner, ClaimSupplement supplement) {
        Instant now = clock.instant();
        Claim known = stored(partner, supplement.claim());
        ClaimCase of = ClaimCase.of(parts, partner, known.policy());
        ClaimIntake intake = new ClaimIntake(of.pack());
        intake.life(of.details().request(), supplement.life());
        intake.documents(supplement.documents());
        intake.files(partner, supplement.documents(), parts.documents());
        Map<String, Object> answers = intake.answers(supplement.answers());
        intake.finish();
        return once(supplementing, new Call(supplement.key(), supplement, of, now), locked -> {
            Claim current = stored(partner, supplement.claim());
            if (!takesPapers(current)) {
                throw new PayungException("CLAIM_NOT_OPEN", "claim " + current.id() + " is " + current.state().key() + " and takes nothing more");
            }
            requireSamePerson(store.file(partner, supplement.claim()).orElseThrow(ClaimCase::unknownClaim), supplement.life());
            Claim grown = grown(current, supplement.life(), supplement.documents(), answers);
            return update(locked.assessor(grown, store.files(partner, known.policy())), now);
        });
    }

    /** What was approved for one person is used up for them: under another's name the same event would be paid again. */
    private static void requireSamePerson(ClaimFile file, @Nullable String life) {
        String known = file.claim().life();
        if (life != null && known != null && !life.equals(known) && file.wasApproved()) {
            throw new InvalidInputException(List.of(new InputError(
                    "/life", "FIELD_NOT_ALLOWED", "an amount was approved for another person; withdraw this claim and open one for whom it is about")));
        }
    }

    private ClaimOutcome update(ClaimAssessor assessor, Instant now) {
        ClaimAssessment found = assessor.assess(ids.uuid(), now);
        if (!store.update(assessor.settled(found.state(), now), ids.uuid(), now)) {
            throw PayungException.transientFault("CLAIM_CHANGED", "somebody else changed claim " + found.claim() + ", try again", null);
        }
        return outcome(found, Told.KNOWN);
    }

    /** The claim as it stands, assessed again from what is stored. */
    public Optional<ClaimOutcome> find(PartnerId partner, ClaimId id) {
        Optional<Claim> claim = unitOfWork.run(() -> store.find(partner, id));
        return claim.map(known -> {
            ClaimCase of = ClaimCase.of(parts, partner, known.policy());
            List<ClaimFile> files = unitOfWork.run(() -> store.files(partner, known.policy()));
            return outcome(of.assessor(known, files).assess(ids.uuid(), clock.instant()), Told.KNOWN);
        });
    }

    /** One call of a caller, who may repeat it when it has a key. */
    private record Call(@Nullable IdempotencyKey key, Object request, ClaimCase of, Instant now) {

        PartnerId partner() {
            return of.policy().partner();
        }

        PolicyNumber policy() {
            return of.policy().number();
        }
    }

    /**
     * What throws frees its key, also where the host catches it and commits.
     *
     * @param work on the policy as it stands behind the lock: it may have been moved since the call was checked
     */
    private ClaimOutcome once(Idempotency<ClaimOutcome> idempotency, Call call, Function<ClaimCase, ClaimOutcome> work) {
        return unitOfWork.run(() -> unitOfWork.keepIf(outcome -> true, () -> worked(idempotency, call, work)));
    }

    private ClaimOutcome worked(Idempotency<ClaimOutcome> idempotency, Call call, Function<ClaimCase, ClaimOutcome> work) {
        Supplier<ClaimOutcome> locked = () -> work.apply(ClaimCase.locked(parts, call.partner(), call.policy()));
        IdempotencyKey key = call.key();
        if (key == null) {
            return locked.get();
        }
        return idempotency.once(call.partner(), key, CanonicalJson.digest(call.request()), call.now(), () -> {
            ClaimOutcome outcome = locked.get();
            PersonId holder = parts.policies().holder(call.partner(), call.policy()).orElseThrow();
            idempotency.answer(call.partner(), key, holder, CanonicalJson.write(outcome.assessment()));
            return outcome;
        });
    }

    private Claim stored(PartnerId partner, ClaimId id) {
        return unitOfWork.run(() -> store.find(partner, id)).orElseThrow(ClaimCase::unknownClaim);
    }

    private static boolean takesPapers(Claim claim) {
        return ClaimMoves.ALL.next(claim.state(), ClaimAction.FIND_COMPLETE).isPresent();
    }

    private static Claim grown(Claim claim, @Nullable String life, List<ClaimDocument> documents, Map<String, Object> answers) {
        List<ClaimDocument> all = new ArrayList<>(claim.documents());
        documents.stream().filter(document -> !all.contains(document)).forEach(all::add);
        Map<String, Object> merged = new TreeMap<>(claim.answers());
        merged.putAll(answers);
        return new Claim(
                claim.id(), claim.partner(), claim.policy(), claim.state(), claim.event(), life == null ? claim.life() : life, claim.claimant(),
                claim.reportedAt(), merged, all, claim.completeSince(), claim.version() + 1);
    }

    private static ClaimOutcome outcome(ClaimAssessment found, Told told) {
        if (!found.referrals().isEmpty()) {
            return new ClaimOutcome.Referred(found, told);
        }
        boolean complete = found.state().isOpen()
                ? found.state() == ClaimState.SUBMITTED
                : found.missing().isEmpty() && found.questions().isEmpty();
        return complete ? new ClaimOutcome.Complete(found, told) : new ClaimOutcome.DocumentsMissing(found, told);
    }

    private static Idempotency<ClaimOutcome> idempotency(ClaimsParts parts, String operation) {
        return new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                operation,
                answer -> outcome(CanonicalJson.read(answer, ClaimAssessment.class), Told.REPLAYED),
                () -> {
                    throw new PayungException("IDEMPOTENCY_KEY_REUSED", "the key names another request");
                },
                () -> {
                    throw PayungException.transientFault("REQUEST_IN_PROGRESS", "the same request is being worked on", null);
                });
    }
}

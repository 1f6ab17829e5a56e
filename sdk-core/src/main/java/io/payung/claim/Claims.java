package io.payung.claim;

import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.Idempotency;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes claims and says what is still missing. Used through {@code Payung}; safe for several threads. */
public final class Claims {

    private final PinnedPacks packs;
    private final UnitOfWork unitOfWork;
    private final PolicyStore policies;
    private final ClaimStore store;
    private final Idempotency<ClaimOutcome> opening;
    private final Idempotency<ClaimOutcome> supplementing;
    private final IdSource ids;
    private final Clock clock;

    public Claims(ClaimsParts parts) {
        this.packs = parts.packs();
        this.unitOfWork = parts.unitOfWork();
        this.policies = parts.policies();
        this.store = parts.claims();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.opening = idempotency(parts, "claim");
        this.supplementing = idempotency(parts, "claim-supplement");
    }

    /** See {@code Payung.claim}. */
    public ClaimOutcome open(PartnerId partner, ClaimNotice notice) {
        InputCheck.check(notice);
        Instant now = clock.instant();
        Instant reportedAt = notice.reportedAt() == null ? now : notice.reportedAt();
        File file = file(partner, notice.policy());
        ClaimIntake intake = new ClaimIntake(file.pack().product());
        intake.event(notice.event(), reportedAt, now);
        intake.documents(notice.documents());
        Map<String, Object> answers = intake.answers(notice.answers());
        intake.finish();
        return unitOfWork.run(() -> once(opening, new Call(notice.key(), notice, file, now), () -> {
            ClaimId id = new ClaimId(ids.uuid());
            Claim claim = new Claim(
                    id, partner, notice.policy(), ClaimState.NOTIFIED, notice.event(), notice.claimant(), reportedAt, answers,
                    notice.documents(), null, 1);
            ClaimAssessor assessor = assessor(file, claim);
            ClaimAssessment found = assessor.assess(ids.uuid(), now);
            store.insert(assessor.settled(found.state(), now), ids.uuid(), now);
            return outcome(found);
        }));
    }

    /** See {@code Payung.supplement}. */
    public ClaimOutcome supplement(PartnerId partner, ClaimSupplement supplement) {
        InputCheck.check(supplement);
        Instant now = clock.instant();
        Claim known = store(partner, supplement.claim());
        File file = file(partner, known.policy());
        ClaimIntake intake = new ClaimIntake(file.pack().product());
        intake.documents(supplement.documents());
        Map<String, Object> answers = intake.answers(supplement.answers());
        intake.finish();
        return unitOfWork.run(() -> once(supplementing, new Call(supplement.key(), supplement, file, now), () -> {
            Claim current = open(store(partner, supplement.claim()));
            ClaimAssessor assessor = assessor(file, grown(current, supplement.documents(), answers));
            ClaimAssessment found = assessor.assess(ids.uuid(), now);
            if (!store.update(assessor.settled(found.state(), now), ids.uuid(), now)) {
                throw PayungException.transientFault("CLAIM_CHANGED", "somebody else changed claim " + current.id() + ", try again", null);
            }
            return outcome(found);
        }));
    }

    /** The claim as it stands, assessed again from what is stored. */
    public Optional<ClaimOutcome> find(PartnerId partner, ClaimId id) {
        Optional<Claim> claim = unitOfWork.run(() -> store.find(partner, id));
        return claim.map(known -> outcome(assessor(file(partner, known.policy()), known).assess(ids.uuid(), clock.instant())));
    }

    /** One call of a caller, who may repeat it when it has a key. */
    private record Call(@Nullable IdempotencyKey key, Object request, File file, Instant now) {}

    private ClaimOutcome once(Idempotency<ClaimOutcome> idempotency, Call call, Supplier<ClaimOutcome> work) {
        IdempotencyKey key = call.key();
        if (key == null) {
            return work.get();
        }
        Policy policy = call.file().policy();
        return idempotency.once(policy.partner(), key, CanonicalJson.digest(call.request()), call.now(), () -> {
            ClaimOutcome outcome = work.get();
            PersonId holder = policies.holder(policy.partner(), policy.number()).orElseThrow();
            idempotency.answer(policy.partner(), key, holder, CanonicalJson.write(outcome.assessment()));
            return outcome;
        });
    }

    /** Policy, personal part and pinned content of a claim. */
    private record File(Policy policy, PolicyDetails details, ProductPack pack) {}

    private File file(PartnerId partner, PolicyNumber number) {
        return unitOfWork.run(() -> {
            Policy policy = policies.find(partner, number)
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number"));
            return new File(policy, policies.details(partner, number).orElseThrow(), packs.get(policy.pack()));
        });
    }

    private Claim store(PartnerId partner, ClaimId id) {
        return unitOfWork.run(() -> store.find(partner, id))
                .orElseThrow(() -> new PayungException("CLAIM_UNKNOWN", "this partner has no claim of this id"));
    }

    private static Claim open(Claim claim) {
        if (!claim.state().isOpen()) {
            throw new PayungException("CLAIM_NOT_OPEN", "claim " + claim.id() + " is " + claim.state().key() + " and takes nothing more");
        }
        return claim;
    }

    private static ClaimAssessor assessor(File file, Claim claim) {
        return new ClaimAssessor(file.pack(), file.policy(), file.details(), claim);
    }

    private static Claim grown(Claim claim, List<ClaimDocument> documents, Map<String, Object> answers) {
        List<ClaimDocument> all = new ArrayList<>(claim.documents());
        documents.stream().filter(document -> !all.contains(document)).forEach(all::add);
        Map<String, Object> merged = new TreeMap<>(claim.answers());
        merged.putAll(answers);
        return new Claim(
                claim.id(), claim.partner(), claim.policy(), claim.state(), claim.event(), claim.claimant(), claim.reportedAt(), merged, all,
                claim.completeSince(), claim.version() + 1);
    }

    private static ClaimOutcome outcome(ClaimAssessment found) {
        if (!found.referrals().isEmpty()) {
            return new ClaimOutcome.Referred(found);
        }
        boolean complete = found.state().isOpen()
                ? found.state() == ClaimState.SUBMITTED
                : found.missing().isEmpty() && found.questions().isEmpty();
        return complete ? new ClaimOutcome.Complete(found) : new ClaimOutcome.DocumentsMissing(found);
    }

    private static Idempotency<ClaimOutcome> idempotency(ClaimsParts parts, String operation) {
        return new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                operation,
                answer -> outcome(CanonicalJson.read(answer, ClaimAssessment.class)),
                () -> {
                    throw new PayungException("IDEMPOTENCY_KEY_REUSED", "the key names another request");
                },
                () -> {
                    throw PayungException.transientFault("REQUEST_IN_PROGRESS", "the same request is being worked on", null);
                });
    }
}

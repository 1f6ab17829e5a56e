package io.payung.claim;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.claim.ClaimAssessment.Payable;
import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.product.Benefit;
import io.payung.product.DocumentType;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleFacts;
import io.payung.product.terms.BenefitTerms;
import io.payung.quote.Answers;
import io.payung.quote.BenefitLimit;
import io.payung.quote.FactSheet;
import io.payung.quote.QuoteCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the claim-document rules of the pinned pack for one claim: a pure function of policy, pack and claim. */
final class ClaimAssessor {

    private final ProductPack pack;
    private final Product product;
    private final Policy policy;
    private final PolicyDetails details;
    private final Claim claim;
    private final ClaimHistory history;
    private final LocalDate reportedOn;
    private final QuoteCase quoted;
    private final CoverCheck cover;
    private final Payables payables;
    private final NeededPapers papers;
    private final ClaimLife life;
    private final boolean othersNamedSince;
    private final Map<String, Map<String, Object>> inputs = new TreeMap<>();
    private final SortedSet<String> unanswered = new TreeSet<>();
    private final List<Reason> referrals = new ArrayList<>();
    private final List<Payable> payable = new ArrayList<>();

    ClaimAssessor(ClaimCase today, Claim claim, ClaimHistory history) {
        ClaimCase of = today.on(claim.event().date());
        this.pack = of.pack();
        this.product = pack.product();
        this.policy = of.policy();
        this.details = of.details();
        this.claim = claim;
        this.history = history;
        this.reportedOn = product.onSale().dateOf(claim.reportedAt());
        this.life = ClaimLife.of(details.request(), claim.life());
        this.quoted = new QuoteCase(details.request(), reportedOn, policy.coverFromDate(), List.of());
        this.cover = new CoverCheck(of, claim, life);
        this.papers = new NeededPapers(pack);
        this.payables = new Payables(pack, policy, quoted, claim, life);
        this.othersNamedSince = !of.details().request().beneficiaries().equals(today.details().request().beneficiaries());
    }

    ClaimAssessment assess(UUID receipt, Instant now) {
        referrals.addAll(cover.referrals());
        for (BenefitLimit limit : policy.limits()) {
            if (isPaidFor(product.benefits().get(limit.benefit()))) {
                benefit(limit);
            }
        }
        if (inputs.isEmpty()) {
            referrals.add(Reason.about("NO_BENEFIT_FOR_EVENT", "event"));
        }
        other();
        referrals.addAll(papers.referrals());
        referrals.addAll(payables.referrals());
        beneficiaries();
        Contradictions contradictions = new Contradictions(product, details.request(), claim, life, product.onSale().dateOf(now));
        if (contradictions.needsALook()) {
            referrals.add(Reason.about("DOCUMENTS_CONTRADICT", "documents"));
        }
        List<MissingDocument> missing = missing(contradictions.letterIsMissing());
        List<Question> questions = questions();
        ClaimState state = state(missing, questions);
        Deadline deadline = Deadline.of(product, claim, completeSince(state, now));
        DecisionReceipt why = new DecisionReceipt(
                receipt, now, pack.rules().engineVersion(), details.receipt().language(), decision(state, missing, contradictions.found()));
        return new ClaimAssessment(
                claim.id(), policy.number(), state, missing, contradictions.found(), questions, referrals.stream().sorted().toList(), payable,
                deadline.dueBy(), deadline.unknown(), why);
    }

    /** The claim as it is stored after this assessment. */
    Claim settled(ClaimState state, Instant now) {
        return new Claim(
                claim.id(), claim.partner(), claim.policy(), state, claim.event(), claim.life(), claim.claimant(), claim.reportedAt(),
                claim.answers(), claim.documents(), completeSince(state, now), claim.version());
    }

    /** The day from which the insurer's time to pay counts: further papers do not start it anew, and nothing that comes later takes it away. */
    private @Nullable LocalDate completeSince(ClaimState state, Instant now) {
        if (!state.isOpen()) {
            return claim.completeSince();
        }
        if (state != ClaimState.SUBMITTED) {
            return null;
        }
        return claim.completeSince() != null ? claim.completeSince() : product.onSale().dateOf(now);
    }

    private boolean isPaidFor(Benefit benefit) {
        String place = benefit.terms().place();
        return benefit.isPaidFor(claim.event().cause(), claim.event().consequence())
                && (place.equals(BenefitTerms.ANY_PLACE) || place.equals(claim.event().place()));
    }

    /** The policy names others by now than those whom the event's benefits go to, so the insurer looks whom they pay. */
    private void beneficiaries() {
        boolean receive = policy.limits().stream()
                .map(limit -> product.benefits().get(limit.benefit()))
                .anyMatch(benefit -> isPaidFor(benefit) && Payables.goesToBeneficiaries(benefit));
        if (othersNamedSince && receive) {
            referrals.add(Reason.about("BENEFICIARIES_CHANGED", "beneficiaries"));
        }
    }

    /** What other claims say, and whom this one is about; recorded only where there is something to say. */
    private void other() {
        referrals.addAll(history.referrals());
        history.facts().forEach(inputs::put);
        if (!life.facts().isEmpty()) {
            inputs.put("claim", life.facts());
        }
    }

    /** At most what is left of the benefit, when other claims have used some of it. */
    private void pay(BenefitLimit limit) {
        Benefit benefit = product.benefits().get(limit.benefit());
        Money left = history.left(policy, benefit, limit, claim.event().date()).orElse(null);
        if (left != null && !left.isPositive() || history.endedBefore(product, benefit, claim.event().date())) {
            referrals.add(Reason.about("BENEFIT_USED_UP", "benefits/" + limit.benefit()));
            return;
        }
        payables.open(limit).forEach(name -> unanswered.add("answers." + name));
        payables.of(limit, left).ifPresent(payable::add);
    }

    private void benefit(BenefitLimit limit) {
        RuleFacts facts = facts(limit.benefit());
        inputs.put(NeededPapers.key(limit.benefit()), facts.values());
        if (!limit.amount().isPositive()) {
            referrals.add(Reason.about("BENEFIT_EXCLUDED", "benefits/" + limit.benefit()));
            return;
        }
        referrals.addAll(cover.excluded(limit.benefit()));
        pay(limit);
        papers.ask(limit.benefit(), facts);
    }

    private RuleFacts facts(String benefit) {
        Map<String, Object> facts = new FactSheet(product, quoted).ofClaim(life.place(), benefit);
        facts.put("event.cause", claim.event().cause());
        facts.put("event.consequence", claim.event().consequence());
        facts.put("event.place", claim.event().place());
        facts.put("event.date", claim.event().date());
        facts.put("policy.ageDays", ChronoUnit.DAYS.between(policy.coverFromDate(), claim.event().date()));
        facts.put("reportedAfterDays", cover.reportedAfterDays());
        Answers.retyped(claim.answers(), product).forEach((name, value) -> facts.put("answers." + name, value));
        return RuleFacts.of(facts);
    }

    private List<MissingDocument> missing(Optional<ReasonCode> letter) {
        List<MissingDocument> missing = new ArrayList<>();
        papers.required().forEach((id, why) -> {
            if (!isThere(id)) {
                DocumentType type = product.documents().get(id);
                missing.add(new MissingDocument(id, type.oneOf(), type.form(), why));
            }
        });
        DocumentType onePerson = Contradictions.letter(product);
        if (missing.stream().noneMatch(document -> document.document().equals(onePerson.id()))) {
            letter.ifPresent(why -> missing.add(new MissingDocument(onePerson.id(), onePerson.oneOf(), onePerson.form(), why)));
        }
        return missing;
    }

    /** Whether one of the papers that will do was handed in. */
    private boolean isThere(String document) {
        List<String> oneOf = product.documents().get(document).oneOf();
        return claim.documents().stream().anyMatch(given -> oneOf.contains(given.type()));
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        if (life.isOpen()) {
            questions.add(life.question());
        }
        SortedSet<String> unknown = unknown();
        ClaimIntake.questions(product).forEach((name, question) -> {
            if (unknown.contains("answers." + name)) {
                questions.add(question);
            }
        });
        return questions;
    }

    /** Facts that may still change what the claim comes to. */
    private SortedSet<String> unknown() {
        SortedSet<String> unknown = new TreeSet<>(unanswered);
        unknown.addAll(papers.unknown(this::isThere));
        return unknown;
    }

    private ClaimState state(List<MissingDocument> missing, List<Question> questions) {
        if (!claim.state().isOpen()) {
            return claim.state();
        }
        if (!referrals.isEmpty()) {
            return ClaimState.REFERRED;
        }
        return missing.isEmpty() && questions.isEmpty() && unknown().isEmpty() ? ClaimState.SUBMITTED : ClaimState.DOCUMENTS_MISSING;
    }

    private Decision decision(ClaimState state, List<MissingDocument> missing, List<Reason> mismatches) {
        List<Reason> reasons = new ArrayList<>(referrals);
        reasons.addAll(papers.applied());
        reasons.addAll(mismatches);
        Map<String, Object> results = Map.of("missing", missing, "payable", payable);
        return new Decision(Decision.CURRENT_FORMAT, pack.ref(), reportedOn, state.key(), inputs, reasons, papers.heldBack(), results);
    }
}

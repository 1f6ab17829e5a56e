package io.payung.quote;

import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.Foresight;
import io.payung.product.HeldBack;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides one case with one pack: a pure function, no clock and no input or output inside. Missing facts come first, then eligibility, then
 * coverage and consent, and only then a price.
 */
final class Decider {

    /** Not known before somebody consents. */
    private static final Set<String> KNOWN_AT_ISSUE = Set.of("by", "method");

    private final ProductPack pack;
    private final Product product;
    private final QuoteCase quoted;
    private final boolean again;
    private final FactSheet sheet;
    private final Map<String, Map<String, Object>> inputs = new TreeMap<>();
    private final Map<String, Map<String, List<Integer>>> heldBack = new TreeMap<>();
    private final List<Reason> noes = new ArrayList<>();
    private final List<Reason> applied = new ArrayList<>();
    private final List<Finding> coverage = new ArrayList<>();
    private final SortedSet<String> requiredClauses = new TreeSet<>();
    private final List<OpenQuestion> open = new ArrayList<>();

    private Decider(ProductPack pack, QuoteCase quoted, boolean again) {
        this.again = again;
        this.pack = pack;
        this.product = pack.product();
        this.quoted = quoted.retyped(product);
        this.sheet = new FactSheet(product, this.quoted);
        this.inputs.put(Decision.CASE, RecordedCase.of(this.quoted));
    }

    static Verdict decide(ProductPack pack, QuoteCase quoted) {
        return new Decider(pack, quoted, false).decide();
    }

    /** For a replay: what was sold before anybody looked at the distributor's mandate stays as it was decided. */
    static Verdict decideAgain(ProductPack pack, QuoteCase recorded) {
        return new Decider(pack, recorded, true).decide();
    }

    private Verdict decide() {
        askWhatIsOpen();
        if (!open.isEmpty()) {
            return new Verdict.Open(open, decision("more-needed", List.of(), Map.of("questions", open.stream().map(OpenQuestion::pointer).toList())));
        }
        checkStart();
        SaleStops.reason(product, quoted.request(), quoted.asOf()).ifPresent(noes::add);
        if (!again) {
            Mandate.ended(product, quoted.asOf()).ifPresent(noes::add);
        }
        for (int i = 0; i < quoted.request().lives().size(); i++) {
            RuleFacts facts = sheet.ofLife(i, quoted.holdings().get(i));
            eligibility(i, facts);
            coverage(i, facts);
        }
        consent();
        if (noes.isEmpty() && sheet.minorInsured() && !sheet.guardianIsKnown()) {
            noes.add(Reason.about("GUARDIAN_NEEDED", "guardian"));
        }
        return noes.isEmpty() ? offerable() : new Verdict.No(decision("declined", noes, Map.of()));
    }

    private Verdict offerable() {
        Pricing pricing = new Pricing(pack, quoted, sheet);
        List<BenefitLimit> limits = pricing.limits(coverage);
        if (limits.stream().noneMatch(limit -> limit.amount().isPositive())) {
            limits.forEach(limit -> noes.addAll(limit.reasons()));
            noes.add(Reason.about("NOTHING_COVERED", "benefits"));
            return new Verdict.No(decision("declined", noes, Map.of()));
        }
        LocalDate end = product.duration().lastDay(quoted.coverStart(), quoted.request().commonAnswers());
        pricing.refusal(end).ifPresent(noes::add);
        if (!noes.isEmpty()) {
            return new Verdict.No(decision("declined", noes, Map.of()));
        }
        Pricing.Price price = pricing.price(limits);
        inputs.putAll(price.inputs());
        ClauseSelection clauses = new ClauseSelection(pack, quoted.request().language());
        Verdict.Terms terms = new Verdict.Terms(
                pack,
                quoted.coverStart(),
                end,
                price.premium(),
                price.lines(),
                price.payers(),
                price.instalments(),
                limits,
                clauses.offered(requiredClauses),
                ClaimGuide.of(pack, quoted.request(), sheet, limits));
        return new Verdict.Offerable(terms, decision("offered", applied, Results.of(terms)));
    }

    private void checkStart() {
        if (quoted.coverStart().isBefore(quoted.asOf().minusDays(product.start().backdateDays()))) {
            noes.add(Reason.about("START_IN_PAST", "coverStart"));
        }
        if (quoted.coverStart().isAfter(quoted.asOf().plusDays(product.start().aheadDays()))) {
            noes.add(Reason.about("START_TOO_LATE", "coverStart"));
        }
        if (product.duration().isTooLong(quoted.request().commonAnswers())) {
            noes.add(Reason.about("DURATION_TOO_LONG", "answers/" + product.duration().question()));
        }
    }

    private void eligibility(int life, RuleFacts facts) {
        for (Finding finding : decided(RuleSet.ELIGIBILITY, "lives/" + life, facts)) {
            noes.add(finding.about("lives/" + life));
        }
    }

    private void coverage(int life, RuleFacts facts) {
        for (Finding finding : decided(RuleSet.COVERAGE, "lives/" + life, facts)) {
            coverage.add(finding);
            applied.add(finding.about("lives/" + life + "/benefits/" + finding.target()));
        }
    }

    private void consent() {
        RuleFacts facts = sheet.ofConsent(quoted.request().language(), null, null);
        inputs.put(RuleSet.CONSENT.fileName(), facts.values());
        Foresight foresight = pack.rules().foresee(RuleSet.CONSENT, facts);
        hold(RuleSet.CONSENT.fileName(), foresight.heldBack());
        for (Foreseen foreseen : foresight.foreseen()) {
            Finding finding = foreseen.finding();
            if (foreseen.certain() && finding.word() == Word.REQUIRE) {
                requiredClauses.add(finding.target());
                applied.add(finding.about("clauses/" + finding.target()));
            } else if (foreseen.certain()) {
                noes.add(finding.about("consent"));
            } else if (!KNOWN_AT_ISSUE.containsAll(foreseen.unknown())) {
                throw factMissing(RuleSet.CONSENT, foreseen.unknown());
            }
        }
    }

    private List<Finding> decided(RuleSet set, String subject, RuleFacts facts) {
        String key = set.fileName() + "/" + subject;
        inputs.put(key, facts.values());
        RuleAnswer.Decided decided = pack.rules().decide(set, facts).fold(Function.identity(), missing -> {
            throw factMissing(set, missing.names());
        });
        hold(key, decided.heldBack());
        return decided.findings();
    }

    private void hold(String key, List<HeldBack> rules) {
        if (!rules.isEmpty()) {
            heldBack.put(key, HeldBack.byRule(rules));
        }
    }

    /** Every question of the product is answered before any rule decides, so a rule that still misses a fact is a fault of ours. */
    private static PayungException factMissing(RuleSet set, SortedSet<String> names) {
        return new PayungException("FACT_MISSING", set.fileName() + " rules read " + names + ", which nobody was asked for");
    }

    private void askWhatIsOpen() {
        Map<String, Object> common = quoted.request().commonAnswers();
        ask(Question.Scope.QUOTE, common, "/answers/");
        ask(Question.Scope.OBJECT, common, "/object/");
        for (int i = 0; i < quoted.request().lives().size(); i++) {
            Map<String, Object> answers = new TreeMap<>(common);
            answers.putAll(quoted.request().lives().get(i).answers());
            ask(Question.Scope.LIFE, answers, "/lives/" + i + "/answers/");
        }
    }

    /** @param known every answer that may decide whether a question is needed */
    private void ask(Question.Scope scope, Map<String, Object> known, String pointer) {
        Needs needs = Needs.of(product.questions(), known);
        QuoteQuestions.of(product, scope).forEach((name, question) -> {
            if (needs.leaveOpen(question, known)) {
                open.add(new OpenQuestion(pointer + name, question));
            }
        });
    }

    private Decision decision(String outcome, List<Reason> reasons, Map<String, Object> results) {
        Map<String, Object> all = new TreeMap<>(results);
        List<String> warnings = warnings();
        if (!warnings.isEmpty()) {
            all.put("warnings", warnings);
        }
        return new Decision(Decision.CURRENT_FORMAT, pack.ref(), quoted.asOf(), outcome, inputs, reasons, heldBack, all);
    }

    /** What was decided without knowing for sure, with the life that it concerns. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < quoted.holdings().size(); i++) {
            HeldElsewhere elsewhere = quoted.holdings().get(i).elsewhere();
            String subject = "lives/" + i;
            if (elsewhere != null) {
                elsewhere.warning().ifPresent(code -> warnings.add(code + " at " + subject));
            }
        }
        return warnings;
    }
}

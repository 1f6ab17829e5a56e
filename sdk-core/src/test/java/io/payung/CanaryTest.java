package io.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStep;
import io.payung.claim.ClaimSupplement;
import io.payung.consent.ConsentEvidence;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.MethodProof;
import io.payung.consent.ShownText;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerLine;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.Consents;
import io.payung.consent.proof.WithdrawalCommand;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureOutcome.Erased;
import io.payung.event.Delivery;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangeStory;
import io.payung.fixture.FakeRules;
import io.payung.fixture.Reachable;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.TraceLog;
import io.payung.fixture.Traces;
import io.payung.fixture.Variations;
import io.payung.key.SecretKey;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Claimant;
import io.payung.party.FamilyEvidence;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.policy.AcceptedConsent;
import io.payung.policy.Application;
import io.payung.policy.ApplicationDetails;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationStore.NewApplication;
import io.payung.policy.ApplyCommand;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore.NewCover;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyQuery;
import io.payung.policy.PolicyStore.NewPolicy;
import io.payung.product.Finding;
import io.payung.product.Finding.Word;
import io.payung.product.Foreseen;
import io.payung.product.Foresight;
import io.payung.product.HeldBack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.quote.HeldElsewhere;
import io.payung.quote.Holdings;
import io.payung.quote.Offer;
import io.payung.quote.Proposal;
import io.payung.quote.QuoteCase;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Ticket;
import io.payung.quote.Verdict;
import io.payung.replay.DecisionReplay;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names, numbers, answers and secrets of a whole story are looked for in everything that a log could show. */
class CanaryTest {
    private static final Applicant APPLICANT = Applicants.adult();
    private static final Claimant CLAIMANT = new Claimant("Zulaikha Wirayuda", "spouse");
    /** Nothing in them is about a person, or nothing calls them with something that is; whoever adds a type here has looked. */
    private static final Set<String> NOTHING_PERSONAL = Set.of(
            // parts that a builder puts together
            "ClaimsParts", "Predecessor", "CertificateParts", "ConsentParts", "Erasing", "IssuingParts", "ApplicationsParts", "JdbcOptions",
            // codes, pointers, amounts and references
            "Asked", "Transfer", "Part", "TransferOutcome", "PartOutcome", "ApplicationId", "PaymentNotice", "ReceivedPayment", "PremiumShare", "RefundTask", "Standing",
            "Move", "PolicyMove", "CoverHistory", "Instalment", "PaymentPlan", "InstalmentRound", "Reference",
            "Reconciliation", "ChainEnd", "InputError", "LedgerFinding", "Notice", "AwaitingPayment", "InProgress", "NotFound", "NotSettled", "Settled",
            "PolicyQuery", "Missing", "Foreseen", "PayerShare", "PlannedInstalment", "CertificateWarning", "CertificateStatus",
            "ChangesParts", "Fraction", "PaidPremium", "RefundSheet", "PayerRefund", "RefundedShare",
            // the definition of a product
            "Parameter", "PremiumMode", "InstalmentTerms", "PackSource", "Release", "Needs", "RuleOutline", "Condition", "Open", "Offerable", "Terms",
            // who hears of events and when, and what limits are called
            "SandboxPayment", "DeadDelivery", "EventStatus", "RelayOptions", "RetrySchedule", "WebhookTarget", "CoverHolder", "Refusal", "SumLimit", "Known", "Unknown",
            // what happened to policies and money, by number
            "Balance", "Bordereau", "BordereauLine", "Difference", "Sold",
            // partners and the hashes of their keys
            "Caller", "PartnerKey",
            // which step decided between two names, and neither of them
            "NameMatch",
            // amounts of one claim, shown to nobody
            "Measured", "Share",
            // the same assessment under another name
            "Complete", "Referred");

    @RegisterExtension
    private final TraceLog log = new TraceLog();

    private final Shop shop = new Shop();
    private final List<Object> seen = new ArrayList<>();
    private final Set<String> canaries = new TreeSet<>(Set.of(
            Applicants.NAME, Applicants.CHILD_NAME, Applicants.GUARDIAN_NAME, Applicants.PHONE, APPLICANT.identity().number(),
            Applicants.guardian().identity().number(), "5000000.5", "2020-02-29", "1990-03-10", "KK-7788123", "Zainab Wirayuda", CLAIMANT.fullName(),
            "evidence-4711", "Zulfa Wirayuda", "agent-4711", "Zulaeha Wirayuda", "Zainudin Wirayuda", "reason-4711", ChangeStory.ADDRESS));

    @Test
    void noTextOfAnyTypeShowsAnythingPersonal() {
        tellTheStory();

        Reachable reachable = Reachable.from(seen);
        assertThat(reachable.objects()).allSatisfy(each -> assertThat(shown(each)).as(each.getClass().getName()).isEmpty());
    }

    @Test
    void theStoryMeetsEveryPublicRecord() {
        tellTheStory();

        Set<String> met = new TreeSet<>();
        Reachable.from(seen).objects().forEach(each -> met.add(each.getClass().getName()));
        List<String> neverMet = new ClassFileImporter()
                .importUrl(Payung.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .filter(type -> type.isRecord() && type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                // The terms of a product are about no person.
                .filter(type -> !type.getPackageName().equals("io.payung.product.terms"))
                .filter(type -> !met.contains(type.getName()) && !NOTHING_PERSONAL.contains(type.getSimpleName()))
                .map(com.tngtech.archunit.core.domain.JavaClass::getName)
                .sorted()
                .toList();
        assertThat(neverMet).isEmpty();
    }

    @Test
    void noLogShowsAnythingPersonal() {
        tellTheStory();

        List<String> lines = log.lines();
        assertThat(lines).as("the refused decision is told").anySatisfy(line -> assertThat(line).contains("RULE_FAILED"));
        assertThat(lines).allSatisfy(line -> assertThat(shown(line)).isEmpty());
    }

    @Test
    void noExceptionShowsAnythingPersonal() {
        List<Throwable> failures = List.of(
                catchThrowable(() -> shop.payung.quote(request().by(new Applicant(
                        Applicants.NAME, IdentityDocument.nik("3515140508680001"), APPLICANT.birthDate(), APPLICANT.sex(), "x" + Applicants.PHONE)))),
                catchThrowable(() -> shop.payung.quote(request().by(new Applicant(
                        Applicants.NAME + "\u0000", APPLICANT.identity(), APPLICANT.birthDate().plusDays(1), APPLICANT.sex(), null)))),
                catchThrowable(() -> shop.payung.quote(request().answers(Map.of(Applicants.NAME, 1)))),
                catchThrowable(() -> shop.payung.quote(request().answers(Map.of("occupation", Applicants.NAME, "joinedOn", Applicants.PHONE)))),
                catchThrowable(() -> shop.payung.quote(QuoteRequest.of(Applicants.NAME, "basic").by(APPLICANT))),
                catchThrowable(() -> shop.payung.claim(ClaimNotice.on(
                        new PolicyNumber(APPLICANT.identity().number()), new ClaimEvent("accident", "death", "home", Shop.TODAY)))),
                catchThrowable(() -> PartnerId.of(Applicants.NAME)),
                catchThrowable(() -> RuleFacts.of(Map.of("life.name", new StringBuilder(Applicants.NAME)))));

        assertThat(failures).doesNotContainNull().allSatisfy(failure -> assertThat(shown(Traces.of(failure))).isEmpty());
    }

    @Test
    void findsACanaryWhereThereIsOne() {
        record Leaking(String fullName) {}

        Reachable reachable = Reachable.from(List.of(Map.of("a", List.of(new Leaking(Applicants.NAME)))));

        assertThat(reachable.objects()).anySatisfy(each -> assertThat(shown(each)).containsExactly(Applicants.NAME));
    }

    private List<String> shown(Object each) {
        String text = String.valueOf(each);
        return canaries.stream().filter(text::contains).toList();
    }

    private void tellTheStory() {
        seen.add(request());
        Offer offer = shop.offer(request());
        seen.add(offer);
        seen.add(shop.payung.quote(request().answers(Map.of())));
        seen.add(shop.payung.quote(Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(80)))));
        IssueCommand paid = shop.command(offer, "order-1");
        IssueCommand command = Variations.with(paid, "consent", Variations.with(paid.consent(), "evidence", "evidence-4711")
                .provenBy(MethodProof.of("0".repeat(64)).witnessedBy("Zulfa Wirayuda").helpedBy("agent-4711")));
        seen.add(command);
        Issued issued = (Issued) shop.payung.issue(command);
        seen.add(issued);
        canaries.add(issued.secret().value());
        canaries.add(offer.token().value());
        seen.add(shop.payung.issue(shop.command(offer, "order-2")));
        seen.add(shop.payung.issue(shop.command(shop.offer(request()), "order-2")));
        seen.add(shop.shelf.onSale(Shop.NOW));
        seen.add(shop.payung.policies(PolicyQuery.all()));
        seen.add(shop.store.unitOfWork().run(() -> shop.store.policies().details(PartnerId.of("default"), issued.number())));
        seen.add(shop.store.unitOfWork().run(() -> shop.store.idempotency().answer(PartnerId.of("default"), "issue", IdempotencyKey.of("order-1"))));
        DecisionReplay replay = shop.payung.decision(issued.number()).orElseThrow();
        seen.add(replay);
        seen.add(AcceptedConsent.recordedIn(replay.receipt().decision()));
        claim(issued);
        apply();
        proveAndWithdraw(issued);
        refuseAfterPayment();
        beForgotten();
        betweenTheSteps(command, offer, issued);
    }

    /** What is handed from step to step, and from us to the store, the rules and the gateway. */
    private void betweenTheSteps(IssueCommand command, Offer offer, Issued issued) {
        QuoteCase quoted = new QuoteCase(request(), Shop.TODAY, Shop.TODAY, List.of(new Holdings(0, Shop.rupiah(0), false)));
        seen.add(new Ticket(offer.id(), issued.pack(), quoted, offer.premium(), Shop.NOW, offer.expiresAt(), "0", 2));
        seen.add(new IssueOutcome.OfferChanged(offer, null));
        seen.add(new Verdict.No(offer.receipt().decision()));
        seen.add(new Shop().payung.quote(request().startingOn(Shop.TODAY.plusDays(31))));
        seen.add(new Proposal.Change(Proposal.Choice.ANSWER, "/answers/monthlyIncome", "5000000.5"));
        seen.add(RuleFacts.of(Map.of("answers.joinedOn", "2020-02-29", "life.birthDate", APPLICANT.birthDate())));
        Finding finding = new Finding("R", Word.DECLINE, null, null, ReasonCode.of("CODE"), "5000000.5", "5000000.5");
        HeldBack heldBack = new HeldBack("S", new TreeSet<>(List.of(1)));
        seen.add(new RuleAnswer.Decided(List.of(finding), List.of(heldBack)));
        seen.add(new Foresight(List.of(new Foreseen(finding, new TreeSet<>())), List.of(heldBack)));
        seen.add(new Reason(ReasonCode.of("CODE"), "R", "lives/0", "1990-03-10", null));
        seen.add(Applicants.self(APPLICANT));
        Policy policy = shop.payung.findPolicy(issued.number()).orElseThrow();
        PolicyDetails details = new PolicyDetails(request(), command.consent(), offer.receipt());
        ReceivedPayment money = new ReceivedPayment("g", "r", offer.premium(), Shop.NOW);
        List<PersonId> insured = List.of(new PersonId(shop.ids.uuid()));
        ConsentEvidence evidence = ConsentEvidence.of(command.consent(), Shop.NOW, Map.of());
        seen.add(new NewPolicy(policy, details, evidence, insured, Set.copyOf(insured), issued.secret().digest(), List.of(money.whole()), false, shop.ids.uuid()));
        seen.add(new SecretKey("k", shop.ids.randomBytes(32)));
        covers(policy);
    }

    private void covers(Policy policy) {
        shop.payung.events(null, 10).events().forEach(event -> seen.add(new Delivery("orders", event, 1)));
        seen.add(shop.payung.events(null, 10));
        HeldElsewhere elsewhere = new HeldElsewhere(1, policy.premium(), HeldElsewhere.Source.DECLARED);
        seen.add(new Holdings(0, Shop.rupiah(0), false, elsewhere));
        seen.add(new NewCover(
                policy.partner(), CoverHolder.policy(policy.number()), "sample", List.of("|object.key=KK-7788123"), List.of(), policy.sumInsured(), Shop.TODAY,
                Shop.TODAY, policy.coverEnd()));
    }

    /** Refused as long as the policy runs, and then done. */
    private void beForgotten() {
        seen.addAll(ChangeStory.of(request()));
        ErasureCommand wish = ErasureCommand.of(IdempotencyKey.of("erase-1"), APPLICANT.identity(), ErasureGround.REQUEST);
        seen.add(wish);
        seen.add(shop.payung.erase(wish));
        PartnerId partner = PartnerId.of("default");
        shop.store.unitOfWork().run(() -> shop.store.erasures().lock(partner, APPLICANT.identity())).ifPresent(seen::add);
        seen.add(new Erased(new Erasure(
                shop.ids.uuid(), partner, wish.key(), new PersonId(shop.ids.uuid()), wish.ground(), Shop.NOW, 1, 0, 1), false));
    }

    /** From the application to the policy, and once to a refund. */
    private void apply() {
        QuoteRequest request = Shop.request("plus", Applicants.otherAdult());
        ApplyCommand command = shop.application(shop.offer(request), "apply-1");
        seen.add(command);
        canaries.add(command.token().value());
        AwaitingPayment awaiting = (AwaitingPayment) shop.payung.apply(command);
        seen.add(awaiting);
        seen.add(shop.standing(awaiting));
        Application application = shop.standing(awaiting).application();
        ApplicationDetails details = shop.store.applications().details(application);
        seen.add(details);
        seen.add(new NewApplication(application, details, List.of(new PersonId(shop.ids.uuid())), Set.of(), List.of(), Shop.NOW, shop.ids.uuid()));
        shop.notice(awaiting, PaymentState.REVERSED);
        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);
        Issued issued = shop.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow();
        canaries.add(issued.secret().value());
        seen.add(issued);
        seen.add(shop.standing(awaiting));
        AwaitingPayment underpaid = shop.apply(shop.offer(Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(31)))), "apply-2");
        shop.gateway.settle(underpaid.paymentReference(), Shop.rupiah(1), Shop.NOW);
        shop.clock.advance(Duration.ofHours(1));
        seen.add(shop.payung.reconcile(10));
        shop.payung.settleRefunds(10);
        seen.add(shop.standing(underpaid));
        shop.clock.set(Shop.NOW);
    }

    /** What becomes of the consent after the sale. */
    private void proveAndWithdraw(Issued issued) {
        seen.add(shop.payung.certificate(issued.number()));
        Consents consents = shop.payung.consents();
        seen.add(new ShownText("summary", "id", "0"));
        WithdrawalCommand command = WithdrawalCommand.of(issued.number(), ConsentPurpose.CONTRACT);
        seen.add(command);
        seen.add(consents.withdraw(command));
        seen.add(consents.withdraw(WithdrawalCommand.of(issued.number(), ConsentPurpose.DATA_PROTECTION)));
        consents.seal();
        seen.add(consents.receipt(issued.number()));
        PartnerId seller = PartnerId.of("default");
        seen.add(shop.store.unitOfWork().run(() -> shop.store.consents().ofPolicy(seller, issued.number())));
        List<LedgerEntry> entries = shop.store.unitOfWork().run(() -> shop.store.consents().entries(seller, 0, 9));
        seen.add(entries);
        seen.add(shop.store.unitOfWork().run(() -> shop.store.consents().heads(seller, 0, 9)));
        List<LedgerRecord> records =
                shop.store.unitOfWork().run(() -> shop.store.consents().records(seller, entries.stream().map(LedgerEntry::record).toList()));
        seen.add(records);
        seen.add(LedgerLine.entry(entries.get(0), records.get(0)));
        StringBuilder export = new StringBuilder();
        consents.export(export);
        seen.add(new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), List.of()).verify(new StringReader(export.toString())));
    }

    private void claim(Issued issued) {
        ClaimDocument paper = new ClaimDocument("family-card", "KK-7788123", List.of("Zainab Wirayuda"), Shop.TODAY, null)
                .stating(new ClaimDocument.Stated("Zainab Wirayuda", "Zulfa Wirayuda", CLAIMANT.fullName(), APPLICANT.birthDate(), null, null));
        seen.add(new FamilyEvidence(List.of(new FamilyEvidence.Member(CLAIMANT.fullName(), "spouse"))));
        ClaimNotice notice = ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY)).with(List.of(paper)).reportedBy(CLAIMANT);
        seen.add(notice);
        ClaimOutcome outcome = shop.payung.claim(notice);
        seen.add(outcome);
        ClaimSupplement supplement = ClaimSupplement.of(outcome.assessment().claim(), List.of(paper));
        seen.add(supplement);
        seen.add(shop.payung.supplement(supplement));
        seen.add(shop.store.unitOfWork().run(() -> shop.store.claims().find(PartnerId.of("default"), outcome.assessment().claim())));
        settle(outcome.assessment().claim());
    }

    private void settle(ClaimId claim) {
        Approved most = new Approved("death", Shop.rupiah(10_000_000));
        ClaimDecision decision = ClaimDecision.approve(claim, IdempotencyKey.of("decide-1"), "Zulaeha Wirayuda", most).explained("reason-4711");
        seen.add(decision);
        seen.add(shop.payung.decide(decision));
        seen.add(shop.payung.decide(decision.waivingDocuments()));
        ClaimPayment payment = ClaimPayment.of(claim, IdempotencyKey.of("pay-1"), "bank-1", "Zainudin Wirayuda", Shop.rupiah(10_000_000));
        seen.add(payment);
        seen.add(shop.payung.pay(payment));
        ClaimStep step = ClaimStep.of(claim, IdempotencyKey.of("close-1")).because("reason-4711");
        seen.add(step);
        seen.add(shop.payung.closeClaim(step));
        ClaimFile file = shop.payung.claimFile(claim).orElseThrow();
        seen.add(file);
        seen.add(shop.payung.claims(file.claim().policy(), null, 10));
    }

    private static void refuseAfterPayment() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "BAD-001").when("held.count", SampleRules.is(1L)).fail(new IllegalStateException(Applicants.NAME));
        Shop breaking = new Shop(SampleProduct.pack(1, rules));
        Offer second = breaking.offer();
        breaking.issue(breaking.offer(), "order-1");
        breaking.payung.issue(breaking.command(second, "order-2"));
    }

    private static QuoteRequest request() {
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.put("occupation", "construction");
        return Shop.request("plus", APPLICANT)
                .answers(answers)
                .guardedBy(Applicants.guardian())
                .payableTo(List.of(new Beneficiary(Applicants.CHILD_NAME, "child", new BigDecimal("100"))));
    }
}

package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment.Payable;
import io.payung.claim.ClaimDocument.Stated;
import io.payung.consent.Consent;
import io.payung.decision.Reason;
import io.payung.event.EventType;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.party.Beneficiary;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.Move;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.Benefit;
import io.payung.product.ClaimTerms;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the terms of a product and the standing of a policy make of a claim. */
class ClaimByTermsTest {
    private static final String[] ALL = {"claim-form", "hospital-letter", "family-card"};

    @Test
    void saysWhoReceivesWhichPart() {
        ClaimAssessment found = death(new Shop(), Shop.request("plus", Applicants.adult()).payableTo(List.of(
                heir("Raka", "66.67").bornOn(TODAY.minusYears(40)), heir("Sari", "33.33").bornOn(TODAY.minusYears(38)))));

        assertThat(payees(found)).isEqualTo("beneficiaries/0=13334000 beneficiaries/1=6666000 beneficiaries/0=667000 beneficiaries/1=333000");
    }

    @Test
    void paysTheLegalHeirsWhenNobodyIsNamed() {
        assertThat(payees(death(new Shop(), Shop.request("plus", Applicants.adult())))).isEqualTo("legal-heirs=20000000 legal-heirs=1000000");
    }

    @ParameterizedTest
    @CsvSource({"17,5000000>guardian", "18,10000000"})
    void paysAMinorThroughTheGuardian(int age, String part) {
        QuoteRequest family = Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), Applicants.child(TODAY.minusYears(age), 3)))
                .payableTo(List.of(heir(Applicants.CHILD_NAME, "100")));

        assertThat(payees(death(new Shop(), family))).isEqualTo("beneficiaries/0=" + part);
    }

    /** They are eighteen on the day of the event, a day later or a day earlier; or nobody knows. */
    @ParameterizedTest
    @CsvSource({"1,>guardian", "0,''", "-1,''", ",?BENEFICIARY_AGE_UNKNOWN"})
    void paysAMinorWhoIsNotInsuredThroughTheGuardianAndGuessesNoAge(Integer daysLater, String how) {
        Beneficiary raka = heir("Raka", "100");
        Beneficiary named = daysLater == null ? raka : raka.bornOn(TODAY.minusYears(18).plusDays(daysLater));

        assertThat(payees(death(new Shop(), Shop.request("plus", Applicants.adult()).payableTo(List.of(named)))))
                .isEqualTo("beneficiaries/0=20000000" + how + " beneficiaries/0=1000000" + how);
    }

    @ParameterizedTest
    @CsvSource({"RAKA WIRAYUDA,true", "Raka,true", "Togar Simanjuntak,false"})
    void withholdsThePartOfABeneficiaryWhomADocumentSuspects(String suspect, boolean withheld) {
        Shop shop = new Shop();
        QuoteRequest request = Shop.request("plus", Applicants.adult()).payableTo(List.of(heir("Sari Wirayuda", "50"), heir("Raka Wirayuda", "50")));
        ClaimDocument police = ClaimDocument.of("police-letter").stating(Stated.NOTHING.suspect(suspect));

        ClaimAssessment found = claim(shop, notice(sell(shop, request), "death", "home").with(Stream.concat(papers(ALL).stream(), Stream.of(police)).toList()));

        assertThat(found.referrals()).isEqualTo(withheld ? List.of(Reason.about("KILLER_DOES_NOT_INHERIT", "beneficiaries/1")) : List.of());
        assertThat(found.payable().get(0).payees()).extracting(payee -> payee.withheld() != null).containsExactly(false, withheld);
    }

    @ParameterizedTest
    @CsvSource({"VOID,0,POLICY_VOID", "CANCELLED,2,", "CANCELLED,1,", "CANCELLED,0,POLICY_NOT_IN_FORCE", "LAPSED,0,POLICY_NOT_IN_FORCE", "IN_GRACE,0,"})
    void looksAtAnEventOfAPolicyThatWasNoLongerInForce(PolicyState state, int daysAfterEvent, String code) {
        Shop shop = new Shop();
        PolicyNumber policy = sell(shop, Shop.request("plus", Applicants.adult()));
        LocalDate event = TODAY.plusDays(5);
        shop.clock.advance(Duration.ofDays(10));
        Standing standing = new Standing(state, event.plusDays(daysAfterEvent).atStartOfDay(SampleProduct.ZONE).toInstant());
        Move why = new Move(EventType.POLICY_CANCELLED, "TOLD_BY_A_TEST", standing.since(), shop.clock.instant(), shop.ids.uuid());
        shop.store.unitOfWork().run(() -> shop.store.policies().move(PartnerId.of("default"), policy, null, standing, why));

        ClaimAssessment found = claim(shop, ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", event)));

        assertThat(found.referrals()).isEqualTo(code == null ? List.of() : List.of(Reason.about(code, "event/date")));
    }

    /** Lapsed on the third day, and covered again from noon of the sixth. */
    @ParameterizedTest
    @CsvSource({"2,", "3,POLICY_NOT_IN_FORCE", "5,POLICY_NOT_IN_FORCE", "6,POLICY_NOT_IN_FORCE", "7,"})
    void looksAtAnEventBetweenALapseAndItsReinstatement(int day, String code) {
        Shop shop = new Shop();
        PolicyNumber policy = sell(shop, Shop.request("plus", Applicants.adult()));
        shop.clock.advance(Duration.ofDays(10));
        Standing lapsed = new Standing(PolicyState.LAPSED, TODAY.plusDays(3).atStartOfDay(SampleProduct.ZONE).toInstant());
        Instant back = TODAY.plusDays(6).atTime(12, 0).atZone(SampleProduct.ZONE).toInstant();
        shop.store.unitOfWork().run(() -> {
            Move lapse = new Move(EventType.POLICY_LAPSED, "INSTALMENT_MISSED", lapsed.since(), shop.clock.instant(), shop.ids.uuid());
            Move again = new Move(EventType.POLICY_REINSTATED, "ARREARS_PAID", back, shop.clock.instant(), shop.ids.uuid());
            return shop.store.policies().move(PartnerId.of("default"), policy, null, lapsed, lapse)
                    && shop.store.policies().move(PartnerId.of("default"), policy, lapsed, null, again);
        });

        ClaimAssessment found = claim(shop, ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", TODAY.plusDays(day))));

        assertThat(found.referrals()).isEqualTo(code == null ? List.of() : List.of(Reason.about(code, "event/date")));
    }

    @ParameterizedTest
    @CsvSource({"refer,REPORTED_LATE", "reduce,REPORTED_LATE_REDUCES", "reject,REPORTED_LATE_REJECTS"})
    void looksAtALateReportWhateverTheTermsMakeOfIt(String late, String code) {
        Shop shop = shop(product -> Variations.with(product, "claims", new ClaimTerms(30, late, 10, "calendar", "documents-complete")));
        PolicyNumber policy = sell(shop, Shop.request("plus", Applicants.adult()));
        shop.clock.advance(Duration.ofDays(31));

        assertThat(claim(shop, notice(policy, "death", "home")).referrals()).containsExactly(Reason.about(code, "reportedAt"));
    }

    @ParameterizedTest
    @CsvSource({"home,NO_BENEFIT_FOR_EVENT", "at-sea,"})
    void paysABenefitOnlyWhereItsEventMustHappen(String place, String code) {
        Shop shop = shop(product -> benefit(product, "medical", Variations.with(product.benefits().get("medical").terms(), "place", "at-sea"), null));

        ClaimAssessment found = claim(shop, notice(sell(shop, Shop.request("plus", Applicants.adult())), "injury", place));

        assertThat(found.referrals().stream().map(reason -> reason.code().value())).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"1350500,1350500", "2000001,2000000", ",2000000"})
    void asksForTheLossAndPaysIt(String bill, String paid) {
        Shop shop = shop(product -> benefit(
                asking(product), "medical", Variations.with(product.benefits().get("medical").terms(), "claimed", "bill"), Benefit.Basis.INDEMNITY));
        Map<String, Object> answers = new TreeMap<>(Map.of("trafficAccident", false));
        if (bill != null) {
            answers.put("bill", bill);
        }

        ClaimAssessment found = claim(
                shop, notice(sell(shop, Shop.request("plus", Applicants.adult())), "injury", "home").with(papers("claim-form")).answers(answers));

        assertThat(found.payable()).extracting(Payable::atMost).containsExactly(Shop.rupiah(Long.parseLong(paid)));
        assertThat(found.questions()).extracting(Question::name).isEqualTo(bill == null ? List.of("bill") : List.of());
        assertThat(found.state()).isEqualTo(bill == null ? ClaimState.DOCUMENTS_MISSING : ClaimState.SUBMITTED);
    }

    @ParameterizedTest
    // The day after is the Islamic new year.
    @CsvSource({"calendar,10,10", "business,10,15", "business,1,2"})
    void countsTheTimeToPayAsTheTermsSay(String calendar, int days, int later) {
        Shop shop = shop(product -> Variations.with(product, "claims", new ClaimTerms(30, "refer", days, calendar, "documents-complete")));

        ClaimAssessment found = death(shop, Shop.request("plus", Applicants.adult()));

        assertThat(found.dueBy()).isEqualTo(TODAY.plusDays(later));
        assertThat(found.dueByUnknown()).isNull();
    }

    @Test
    void doesNotGuessADueDateInAYearWhoseHolidaysNobodyKnows() {
        Shop shop = shop(product -> Variations.with(product, "claims", new ClaimTerms(30, "refer", 200, "business", "documents-complete")));

        ClaimAssessment found = death(shop, Shop.request("plus", Applicants.adult()));

        assertThat(found.dueBy()).isNull();
        assertThat(found.dueByUnknown()).isEqualTo("calendar-unknown");
    }

    @Test
    void countsTheTimeToPayFromTheDocumentThatTheTermsName() {
        Shop shop = shop(product -> Variations.with(product, "claims", new ClaimTerms(30, "refer", 14, "calendar", "police-letter")));
        PolicyNumber policy = sell(shop, Shop.request("plus", Applicants.adult()));
        shop.clock.advance(Duration.ofDays(6));
        ClaimDocument minutes = new ClaimDocument("police-letter", null, List.of(), TODAY.plusDays(2), null);

        ClaimAssessment with = claim(shop, notice(policy, "death", "home").with(Stream.concat(papers(ALL).stream(), Stream.of(minutes)).toList()));
        Shop next = shop(product -> Variations.with(product, "claims", new ClaimTerms(30, "refer", 14, "calendar", "police-letter")));
        PolicyNumber other = sell(next, Shop.request("plus", Applicants.adult()));
        next.clock.advance(Duration.ofDays(6));
        ClaimAssessment without = claim(next, notice(other, "death", "home").with(papers(ALL)));

        assertThat(with.dueBy()).isEqualTo(TODAY.plusDays(16));
        assertThat(without.dueBy()).as("complete without it").isEqualTo(TODAY.plusDays(20));
    }

    private static ClaimAssessment death(Shop shop, QuoteRequest request) {
        return claim(shop, notice(sell(shop, request), "death", "home").with(papers(ALL)));
    }

    private static PolicyNumber sell(Shop shop, QuoteRequest request) {
        Offer offer = shop.offer(request);
        boolean minor = request.lives().stream().anyMatch(life -> life.birthDate().isAfter(TODAY.minusYears(18)));
        Consent consent = minor ? Variations.with(shop.consent(offer), "by", Consent.Party.GUARDIAN) : shop.consent(offer);
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("order-1"), offer.token(), consent).paidBy(shop.pay(offer, "pay-1"));
        return ((Issued) shop.payung.issue(command)).number();
    }

    private static ClaimNotice notice(PolicyNumber policy, String consequence, String place) {
        return ClaimNotice.on(policy, new ClaimEvent("accident", consequence, place, TODAY)).answers(Map.of("trafficAccident", false));
    }

    private static ClaimAssessment claim(Shop shop, ClaimNotice notice) {
        return shop.payung.claim(notice).assessment();
    }

    private static Shop shop(UnaryOperator<Product> change) {
        ProductPack pack = SampleProduct.pack();
        return new Shop(Variations.with(pack, "product", change.apply(pack.product())));
    }

    private static Product benefit(Product product, String id, Object terms, Benefit.Basis basis) {
        Map<String, Benefit> benefits = new LinkedHashMap<>(product.benefits());
        Benefit changed = Variations.with(benefits.get(id), "terms", terms);
        benefits.put(id, basis == null ? changed : Variations.with(changed, "basis", basis));
        return Variations.with(product, "benefits", benefits);
    }

    private static Product asking(Product product) {
        Map<String, Question> questions = new LinkedHashMap<>(product.questions());
        questions.put("bill", new Question(
                "bill", ValueType.MONEY, List.of(), null, null, "customer", Question.Moment.CLAIM, Question.Scope.QUOTE));
        return Variations.with(product, "questions", questions);
    }

    private static Beneficiary heir(String name, String share) {
        return new Beneficiary(name, "child", new BigDecimal(share));
    }

    private static List<ClaimDocument> papers(String... types) {
        return Stream.of(types).map(ClaimDocument::of).toList();
    }

    private static String payees(ClaimAssessment found) {
        return found.payable().stream()
                .flatMap(each -> each.payees().stream())
                .map(payee -> payee.payee() + "=" + payee.atMost().plainAmount() + (payee.through() == null ? "" : ">" + payee.through())
                        + (payee.note() == null ? "" : "?" + payee.note()))
                .collect(Collectors.joining(" "));
    }
}

package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.party.Applicant;
import io.payung.party.Life;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"-1,START_IN_PAST", "0,", "1,", "29,", "30,", "31,START_TOO_LATE"})
    void takesAStartFromTodayToThirtyDaysAhead(int days, String code) {
        QuoteRequest request = Shop.basicFor(Applicants.adult()).startingOn(TODAY.plusDays(days));

        if (code == null) {
            assertThat(shop.offer(request).coverStart()).isEqualTo(TODAY.plusDays(days));
        } else {
            assertThat(declined(request)).extracting(reason -> reason.code().value()).containsExactly(code);
        }
    }

    @Test
    void startsTodayInTheProductsZoneUnlessAskedOtherwise() {
        shop.clock.set(java.time.Instant.parse("2026-12-31T17:30:00Z"));

        Offer offer = shop.offer();

        assertThat(offer.coverStart()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(offer.coverEnd()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(offer.receipt().decision().asOf()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void coversAWholeYearFromALeapDay() {
        shop.clock.set(java.time.Instant.parse("2028-02-29T03:00:00Z"));

        assertThat(shop.offer().coverEnd()).isEqualTo(LocalDate.of(2029, 2, 27));
    }

    @Test
    void asksForMissingAnswersWhereAnApplicantAloneGivesThem() {
        QuoteRequest request = Shop.basicFor(Applicants.adult()).answers(Map.of("householdSize", 1));

        assertThat(open(request)).extracting(OpenQuestion::pointer)
                .containsExactly("/answers/joinedOn", "/answers/occupation", "/answers/motorcycle", "/answers/monthlyIncome");
    }

    @Test
    void asksForMissingAnswersOfEachLife() {
        Life main = withAnswers(Applicants.self(Applicants.adult()), Map.of("motorcycle", true, "monthlyIncome", 1));
        Life child = withAnswers(Applicants.child(LocalDate.of(2015, 1, 1), 9), Map.of("occupation", "office", "monthlyIncome", 0));
        QuoteRequest request = Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(main, child));

        assertThat(open(request)).extracting(OpenQuestion::pointer)
                .containsExactly("/lives/0/answers/occupation", "/lives/1/answers/motorcycle");
    }

    @Test
    void treatsAnAnswerOfNullAsMissing() {
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.put("occupation", null);

        assertThat(open(Shop.basicFor(Applicants.adult()).answers(answers))).extracting(OpenQuestion::pointer)
                .containsExactly("/answers/occupation");
    }

    @Test
    void asksBeforeItDeclines() {
        QuoteRequest request = Shop.basicFor(Applicants.bornOn(TODAY.minusYears(80))).answers(Map.of());

        assertThat(open(request)).hasSize(5);
    }

    @Test
    void neverAsksAtTheQuoteWhatIsAskedAtTheClaim() {
        assertThat(open(Shop.basicFor(Applicants.adult()).answers(Map.of()))).extracting(each -> each.question().name())
                .doesNotContain("trafficAccident");
    }

    @Test
    void declinesTheWholeQuoteForOneLifeAndNamesIt() {
        Life child = withAnswers(Applicants.child(TODAY.minusYears(5), 9), SampleProduct.lifeAnswers());
        QuoteRequest request = Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), child));

        assertThat(declined(request)).extracting(Reason::subject).containsExactly("lives/1");
    }

    @Test
    void lowersALimitToTheLeastAndNamesEveryRuleThatLowersIt() {
        Map<String, Object> rider = new TreeMap<>(SampleProduct.allAnswers());
        rider.put("motorcycle", true);
        Offer offer = shop.offer(Shop.request("plus", Applicants.bornOn(TODAY.minusYears(60))).answers(rider));

        assertThat(limit(offer, "death").amount()).isEqualTo(Shop.rupiah(8_000_000));
        assertThat(limit(offer, "death").reasons()).extracting(Reason::rule).containsExactly("COV-003", "COV-002");
        assertThat(limit(offer, "medical").amount()).isEqualTo(Shop.rupiah(2_000_000));
    }

    @Test
    void neverRaisesALimit() {
        Offer offer = shop.offer(Shop.basicFor(Applicants.bornOn(TODAY.minusYears(60))));

        assertThat(limit(offer, "death").amount()).isEqualTo(Shop.rupiah(10_000_000));
        assertThat(limit(offer, "death").reasons()).as("a limit at the plan's amount lowers nothing").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"59,20000000", "60,10000000", "61,10000000"})
    void lowersTheLimitOfSeniorsFromSixty(int age, long limit) {
        Offer offer = shop.offer(Shop.request("plus", Applicants.bornOn(TODAY.minusYears(age))));

        assertThat(limit(offer, "death").amount()).isEqualTo(Shop.rupiah(limit));
    }

    @Test
    void excludesABenefitWithALimitOfZero() {
        Map<String, Object> builder = new TreeMap<>(SampleProduct.allAnswers());
        builder.put("occupation", "construction");
        Offer offer = shop.offer(Shop.request("plus", Applicants.adult()).answers(builder));

        assertThat(limit(offer, "medical").amount()).isEqualTo(Shop.rupiah(0));
        assertThat(offer.claimGuide()).extracting(ClaimGuideEntry::benefit).doesNotContain("medical");
    }

    @Test
    void sellsNothingThatWouldPayNothing() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.COVERAGE, "COV-900").when("lives.count", SampleRules.atLeast(1)).limit("death", 0, "NO_DEATH_COVER");
        Shop empty = new Shop(SampleProduct.pack(1, rules));

        QuoteOutcome outcome = empty.payung.quote(Shop.basicFor(Applicants.adult()));

        assertThat(outcome).isInstanceOfSatisfying(QuoteOutcome.Declined.class, declined ->
                assertThat(declined.reasons()).as("what lowered the cover, and nothing about consent")
                        .extracting(reason -> reason.code().value())
                        .contains("NOTHING_COVERED", "NO_DEATH_COVER")
                        .doesNotContain("COVER_MUST_BE_ACCEPTED", "SUMMARY_MUST_BE_READ"));
    }

    @Test
    void splitsThePremiumIntoLinesThatSumToItExactly() {
        for (int thousands = 1; thousands <= 200; thousands++) {
            BigDecimal exact = new BigDecimal(thousands * 537 + ".49");
            Shop priced = new Shop(SampleProduct.pack(1, SampleRules.all().premium(inputs -> exact)));
            Offer offer = priced.offer();

            BigDecimal sum = offer.lines().stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as("premium %s", offer.premium()).isEqualByComparingTo(offer.premium().amount());
            assertThat(offer.lines()).allSatisfy(line -> assertThat(line.amount().amount()).isNotNegative());
        }
    }

    @Test
    void roundsThePremiumOnce() {
        // 20,000.77 + 0.00025 * 10,000,000 = 22,500.77
        assertThat(shop.offer().premium()).isEqualTo(Shop.rupiah(22_500));
        assertThat(shop.offer(Shop.request("plus", Applicants.adult())).premium()).isEqualTo(Shop.rupiah(25_000));
    }

    @Test
    void writesNothing() {
        Map<String, Long> before = shop.rows();

        shop.offer();
        declined(Shop.basicFor(Applicants.bornOn(TODAY.minusYears(80))));
        open(Shop.basicFor(Applicants.adult()).answers(Map.of()));

        assertThat(shop.rows()).isEqualTo(before).allSatisfy((table, rows) -> assertThat(rows).isZero());
    }

    @Test
    void givesTheSameInputsTheSameDecisionByteForByte() {
        byte[] first = CanonicalJson.write(shop.offer().receipt().decision());
        shop.clock.advance(Duration.ofHours(1));
        byte[] later = CanonicalJson.write(shop.offer().receipt().decision());
        byte[] elsewhere = CanonicalJson.write(new Shop().offer().receipt().decision());

        assertThat(later).isEqualTo(first);
        assertThat(elsewhere).isEqualTo(first);
    }

    @Test
    void givesEveryOfferAnIdOfItsOwn() {
        assertThat(shop.offer().id()).isNotEqualTo(shop.offer().id());
    }

    @Test
    void keepsEveryPromiseOfAnOfferInItsDecision() {
        Offer offer = shop.offer();

        java.util.Map<String, Object> results = offer.receipt().decision().results();

        assertThat(results).containsOnlyKeys("coverStart", "coverEnd", "premium", "lines", "limits", "clauses", "claimGuide");
        assertThat(results).containsEntry("limits", java.util.Map.of("death", "10000000"));
        assertThat(results.get("clauses")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("summary", "cover", "guardian");
    }

    @Test
    void offersTheClausesThatMustBeAcceptedInTheProductsOrder() {
        Offer adult = shop.offer();
        Offer minor = shop.offer(Shop.basicFor(Applicants.minor()).guardedBy(Applicants.guardian()));

        assertThat(adult.clauses().all()).extracting("id", "mustAccept").containsExactly(
                org.assertj.core.api.Assertions.tuple("summary", true),
                org.assertj.core.api.Assertions.tuple("cover", true),
                org.assertj.core.api.Assertions.tuple("guardian", false));
        assertThat(minor.clauses().all()).allSatisfy(clause -> assertThat(clause.mustAccept()).isTrue());
    }

    @Test
    void tellsWhichDocumentsAClaimWillNeedForCertainAndWhichPerhaps() {
        Offer offer = shop.offer();

        ClaimGuideEntry death = offer.claimGuide().get(0);
        assertThat(death.documents()).extracting(each -> each.document() + (each.certain() ? "" : " if " + each.dependsOn()))
                .containsExactly("claim-form", "death-proof", "family-card", "police-letter if [answers.trafficAccident]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Sample", "../sample", "sample ", "SAMPLE"})
    void doesNotKnowAnotherProduct(String product) {
        QuoteRequest request = QuoteRequest.of(product, "basic").via("app").by(Applicants.adult());

        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> shop.payung.quote(request))
                .satisfies(e -> assertThat(e.code()).isEqualTo("PRODUCT_UNKNOWN"));
    }

    @Test
    void sellsFromTheFirstDayOfSaleOn() {
        shop.clock.set(java.time.Instant.parse("2025-12-31T16:59:59Z"));
        assertThatExceptionOfType(PayungException.class).isThrownBy(() -> shop.payung.quote(Shop.basicFor(Applicants.adult())));

        shop.clock.set(java.time.Instant.parse("2025-12-31T17:00:00Z"));
        assertThat(shop.offer().coverStart()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void warnsOfAnUnknownRegionAndSellsAllTheSame() {
        LocalDate born = LocalDate.of(1990, 3, 10);
        Applicant stranger = Applicant.of(
                Applicants.NAME, io.payung.party.IdentityDocument.nik("9915141003900001"), born, io.payung.party.Sex.MALE);

        assertThat(shop.offer(Shop.basicFor(stranger)).warnings()).containsExactly("NIK_REGION_UNKNOWN");
        assertThat(shop.offer().warnings()).isEmpty();
    }

    private BenefitLimit limit(Offer offer, String benefit) {
        return offer.limits().stream().filter(limit -> limit.benefit().equals(benefit)).findFirst().orElseThrow();
    }

    private List<Reason> declined(QuoteRequest request) {
        return ((QuoteOutcome.Declined) shop.payung.quote(request)).reasons();
    }

    private List<OpenQuestion> open(QuoteRequest request) {
        return ((QuoteOutcome.MoreNeeded) shop.payung.quote(request)).questions();
    }

    static Life withAnswers(Life life, Map<String, Object> answers) {
        return new Life(life.role(), life.relation(), life.fullName(), life.identity(), life.birthDate(), life.sex(), answers);
    }
}

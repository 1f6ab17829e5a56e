package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.Payung;
import io.payung.PayungBuilder;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.key.DevelopmentKeys;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.InsuredObject;
import io.payung.product.terms.SaleTerms;
import io.payung.quote.HeldCover;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique covers and sums insured, from the offer to the refusal. Each policy of the plan basic insures 10 million. */
class LimitsTest {

    private static final Applicant OTHER = Applicants.otherAdult();

    private FakeRules rules = new FakeRules();
    private int orders;

    private static Product unique(Product product, String... keys) {
        InsuredObject loan = new InsuredObject("loan", "loanNumber");
        return asking(
                Variations.with(
                        product,
                        "cover",
                        new CoverTerms(AgeBasis.LAST_BIRTHDAY, loan, List.of(keys), List.of(), List.of(), BeneficiaryTerms.DEFAULT)),
                "loanNumber",
                ValueType.TEXT);
    }

    private static Product asking(Product product, String name, ValueType type) {
        Map<String, Question> questions = new LinkedHashMap<>(product.questions());
        questions.put(name, new Question(name, type, List.of(), null, null, "customer", Question.Moment.QUOTE, Question.Scope.QUOTE));
        return Variations.with(product, "questions", questions);
    }

    private static Product mandate(Product product, long total) {
        Distributor distributor = new Distributor("cooperative", "PKS-1", null, BigDecimal.valueOf(total));
        return Variations.with(product, "sale", new SaleTerms(null, List.of(), distributor, List.of()));
    }

    private Shop shop(UnaryOperator<Product> change) {
        ProductPack sample = SampleProduct.pack(1, rules);
        return new Shop(Variations.with(sample, "product", change.apply(sample.product())));
    }

    private static PayungBuilder payung(Shop shop) {
        return Payung.builder()
                .products(shop.shelf)
                .store(shop.store)
                .keys(DevelopmentKeys.inMemory(shop.ids))
                .ids(shop.ids)
                .clock(shop.clock)
                .payments(shop.gateway);
    }

    private static QuoteRequest request(Applicant applicant, Object... more) {
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        for (int i = 0; i < more.length; i += 2) {
            answers.put((String) more[i], more[i + 1]);
        }
        return Shop.basicFor(applicant).answers(answers);
    }

    private IssueOutcome buy(Shop shop, Payung payung, QuoteRequest request) {
        Offer offer = Shop.offered(payung.quote(request));
        String order = "order-" + ++orders;
        return payung.issue(IssueCommand.of(
                        IdempotencyKey.of(order),
                        offer.token(),
                        offer.clauses().acceptedBy(request.applicant()).via("app").at(shop.clock.instant()).all())
                .paidBy(shop.pay(offer, "pay-" + order)));
    }

    private static void isRefused(IssueOutcome outcome, String code, String subject) {
        Refused refused = Shop.refused(outcome);
        assertThat(refused.reasons()).extracting(reason -> reason.code().value()).containsExactly(code);
        assertThat(refused.reasons().get(0).subject()).isEqualTo(subject);
        assertThat(refused.refundDue()).as("the money is owed back").isNotNull();
    }

    @Test
    void coversAPersonOnceADay() {
        Shop shop = shop(product -> unique(product, "life.main.identity"));
        QuoteRequest again = request(Applicants.adult(), "loanNumber", "L-1");
        assertThat(buy(shop, shop.payung, again)).isInstanceOf(Issued.class);

        isRefused(buy(shop, shop.payung, again), "COVER_NOT_UNIQUE", "life.main.identity");
        assertThat(buy(shop, shop.payung, request(OTHER, "loanNumber", "L-1"))).isInstanceOf(Issued.class);
        shop.clock.advance(Duration.ofDays(364));
        isRefused(buy(shop, shop.payung, again), "COVER_NOT_UNIQUE", "life.main.identity");
        shop.clock.advance(Duration.ofDays(1));
        assertThat(buy(shop, shop.payung, again)).isInstanceOf(Issued.class);
        assertThat(shop.rows("policy")).isEqualTo(3);
    }

    /** The control: only what the product calls unique is. */
    @Test
    void coversAPersonTwiceWhereNothingIsUnique() {
        Shop shop = shop(product -> product);

        assertThat(buy(shop, shop.payung, request(Applicants.adult()))).isInstanceOf(Issued.class);
        assertThat(buy(shop, shop.payung, request(Applicants.adult()))).isInstanceOf(Issued.class);
    }

    @Test
    void letsABorrowerHaveTwoLoansButCoversNoneTwice() {
        Shop shop = shop(product -> unique(product, "life.main.identity", "object.key"));
        assertThat(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-1"))).isInstanceOf(Issued.class);

        assertThat(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-2"))).isInstanceOf(Issued.class);
        assertThat(buy(shop, shop.payung, request(OTHER, "loanNumber", "L-1"))).isInstanceOf(Issued.class);
        isRefused(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-1")), "COVER_NOT_UNIQUE", "life.main.identity,object.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"L-1", "l-1", " L - 1 ", "\uff2c-\uff11", "L\u200b-1"})
    void coversAnObjectOnceHoweverItIsWritten(String number) {
        Shop shop = shop(product -> unique(product, "object.key"));
        assertThat(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-1"))).isInstanceOf(Issued.class);

        isRefused(buy(shop, shop.payung, request(OTHER, "loanNumber", number)), "COVER_NOT_UNIQUE", "object.key");
    }

    @Test
    void coversWhoAppliesOnce() {
        Shop shop = shop(product -> unique(product, "applicant.identity"));
        assertThat(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-1"))).isInstanceOf(Issued.class);

        isRefused(buy(shop, shop.payung, request(Applicants.adult(), "loanNumber", "L-2")), "COVER_NOT_UNIQUE", "applicant.identity");
    }

    @ParameterizedTest
    @CsvSource({"19999999,1", "20000000,2", "20000001,2"})
    void insuresAPersonUpToTheLimit(long most, int policies) {
        Shop shop = shop(product -> product);
        Payung payung = payung(shop).limits(SumLimits.perPerson(Shop.rupiah(most))).build();
        for (int i = 0; i < policies; i++) {
            assertThat(buy(shop, payung, request(Applicants.adult()))).isInstanceOf(Issued.class);
        }

        isRefused(buy(shop, payung, request(Applicants.adult())), "PERSON_LIMIT_REACHED", "lives/0");
        assertThat(buy(shop, payung, request(OTHER))).isInstanceOf(Issued.class);
        shop.clock.advance(Duration.ofDays(365));
        assertThat(buy(shop, payung, request(Applicants.adult()))).as("the others have ended").isInstanceOf(Issued.class);
    }

    @ParameterizedTest
    @CsvSource({"19999999,1", "20000000,2", "20000001,2"})
    void sellsUnderAnAgreementUpToItsTotal(long total, int policies) {
        Shop shop = shop(product -> mandate(product, total));
        for (int i = 0; i < policies; i++) {
            assertThat(buy(shop, shop.payung, request(Applicants.bornOn(Shop.TODAY.minusYears(30).minusDays(i))))).isInstanceOf(Issued.class);
        }

        isRefused(buy(shop, shop.payung, request(OTHER)), "MANDATE_FULL", "distributor");
        assertThat(shop.payung.forPartner(io.payung.party.PartnerId.of("other"))).isNotNull();
        shop.clock.advance(Duration.ofDays(365));
        assertThat(buy(shop, shop.payung, request(OTHER))).isInstanceOf(Issued.class);
    }

    @Test
    void aRefusalTakesNoRoom() {
        Shop shop = shop(product -> mandate(product, 20_000_000));
        Payung payung = payung(shop).limits(SumLimits.perPerson(Shop.rupiah(10_000_000))).build();
        buy(shop, payung, request(Applicants.adult()));
        isRefused(buy(shop, payung, request(Applicants.adult())), "PERSON_LIMIT_REACHED", "lives/0");

        assertThat(buy(shop, payung, request(OTHER))).isInstanceOf(Issued.class);
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (Money[] wrong : List.of(new Money[] {Shop.rupiah(0)}, new Money[] {Shop.rupiah(1), Shop.rupiah(2)})) {
            assertThatThrownBy(() -> SumLimits.perPerson(wrong))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("SUM_LIMIT"));
        }
    }

    private static HeldCover.Answer known(int count, long sum) {
        return new HeldCover.Known(count, Shop.rupiah(sum));
    }

    @ParameterizedTest
    @CsvSource({"9999999,2", "10000000,2", "10000001,1", "30000000,0"})
    void whatIsHeldElsewhereTakesItsPartOfTheLimit(long elsewhere, int policies) {
        Shop shop = shop(product -> product);
        Payung payung = payung(shop)
                .limits(SumLimits.perPerson(Shop.rupiah(30_000_000)))
                .heldElsewhere((partner, person, currency) -> known(1, elsewhere))
                .build();
        for (int i = 0; i < policies; i++) {
            assertThat(buy(shop, payung, request(Applicants.adult()))).isInstanceOf(Issued.class);
        }

        isRefused(buy(shop, payung, request(Applicants.adult())), "PERSON_LIMIT_REACHED", "lives/0");
    }

    @Test
    void rulesReadWhatIsHeldElsewhere() {
        rules = new FakeRules().rule(RuleSet.ELIGIBILITY, "ELG-1").when("held.count", value -> (Long) value > 1).decline("TOO_MANY_POLICIES");
        Shop shop = shop(product -> product);
        Payung payung = payung(shop).heldElsewhere((partner, person, currency) -> known(2, 5)).build();

        QuoteOutcome outcome = payung.quote(request(Applicants.adult()));

        assertThat(((QuoteOutcome.Declined) outcome).reasons()).extracting(reason -> reason.code().value()).containsExactly("TOO_MANY_POLICIES");
        assertThat(((QuoteOutcome.Declined) outcome).receipt().decision().inputs().get("eligibility/lives/0"))
                .containsEntry("held.count", 2L)
                .containsEntry("held.sumInsured", new BigDecimal("5"));
        Shop.offered(shop.payung.quote(request(Applicants.adult())));
    }

    @Test
    void countsWhatIsDeclaredAndWarnsWhereNobodyKnows() {
        rules = new FakeRules()
                .rule(RuleSet.COVERAGE, "COV-1")
                .when("held.sumInsured", value -> ((BigDecimal) value).compareTo(new BigDecimal("7000000")) >= 0)
                .limit("death", 4_000_000, "LIMIT_BY_HELD");
        Shop shop = shop(product -> asking(product, HeldCover.DECLARED_BY, ValueType.MONEY));
        Payung payung = payung(shop).heldElsewhere((partner, person, currency) -> new HeldCover.Unknown()).build();

        Offer offer = Shop.offered(payung.quote(request(Applicants.adult(), HeldCover.DECLARED_BY, new BigDecimal("7000000"))));
        Issued issued = Shop.issued(buy(shop, payung, request(Applicants.adult(), HeldCover.DECLARED_BY, new BigDecimal("7000000"))));

        assertThat(offer.limits().get(0).amount()).isEqualTo(Shop.rupiah(4_000_000));
        assertThat(offer.warnings()).contains("HELD_COVER_DECLARED");
        assertThat(offer.receipt().decision().results()).containsEntry("warnings", List.of("HELD_COVER_DECLARED at lives/0"));
        assertThat(shop.store.policies().details(io.payung.party.PartnerId.of("default"), issued.number()).orElseThrow().receipt().decision().results())
                .containsKey("warnings");
    }

    @Test
    void warnsWhereNobodyKnowsAndNobodyIsAsked() {
        Shop shop = shop(product -> product);
        Payung payung = payung(shop).heldElsewhere((partner, person, currency) -> new HeldCover.Unknown()).build();

        Offer offer = Shop.offered(payung.quote(request(Applicants.adult())));

        assertThat(offer.warnings()).contains("HELD_COVER_UNKNOWN");
        assertThat(offer.receipt().decision().results()).containsKey("warnings");
    }

    @Test
    void warnsOfNothingThatIsKnownOrNotAskedFor() {
        Shop shop = shop(product -> product);
        Payung asking = payung(shop).heldElsewhere((partner, person, currency) -> known(0, 0)).build();

        for (Payung payung : List.of(asking, shop.payung)) {
            Offer offer = Shop.offered(payung.quote(request(Applicants.adult())));
            assertThat(offer.warnings()).noneMatch(code -> code.startsWith("HELD_COVER"));
            assertThat(offer.receipt().decision().results()).doesNotContainKey("warnings");
        }
    }

    @Test
    void asksAboutAPersonOnceAQuoteAndNeverAtTheIssue() {
        int[] asked = {0};
        rules = new FakeRules().rule(RuleSet.ELIGIBILITY, "ELG-1").when("plan", "plus"::equals).decline("PLAN_CLOSED");
        Shop shop = shop(product -> product);
        Payung payung = payung(shop)
                .heldElsewhere((partner, person, currency) -> {
                    asked[0]++;
                    return known(1, 1);
                })
                .build();

        payung.quote(Shop.request("plus", Applicants.adult()));
        assertThat(asked[0]).isEqualTo(1);
        assertThat(buy(shop, payung, request(Applicants.adult()))).isInstanceOf(Issued.class);

        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void quotesNothingWhereWhoIsAskedFailsOrTalksNonsense() {
        Shop shop = shop(product -> product);
        IllegalStateException down = new IllegalStateException("down");

        assertThatThrownBy(() -> payung(shop).heldElsewhere((partner, person, currency) -> {
                    throw down;
                }).build().quote(request(Applicants.adult())))
                .isSameAs(down);
        for (HeldCover.Answer wrong : List.of(known(-1, 5), known(1, -5), new HeldCover.Known(1, Money.of("5", "USD")))) {
            assertThatThrownBy(() -> payung(shop).heldElsewhere((partner, person, currency) -> wrong).build().quote(request(Applicants.adult())))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("HELD_COVER_SHAPE"));
        }
    }
}

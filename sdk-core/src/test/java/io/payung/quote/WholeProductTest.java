package io.payung.quote;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.decision.Reason;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.money.Money;
import io.payung.party.Life;
import io.payung.product.Benefit;
import io.payung.product.CoverDuration;
import io.payung.product.Formula;
import io.payung.product.LifeRole;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.AnswerTest.Compare;
import io.payung.product.terms.AnswerTest.Operator;
import io.payung.product.terms.AnswerTest;
import io.payung.product.terms.BenefitTerms;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.Contract;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Duty;
import io.payung.product.terms.InsuredObject;
import io.payung.product.terms.Payer;
import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a product may say beside its rules, and what a quote makes of it. The sample sells at 22,500: 20,000.77 and a quarter per mille of 10 m, to 500. */
class WholeProductTest {

    private static final List<Charge> CHARGES = List.of(charge("risk", "0.55"), charge("expense", "0.25"), charge("commission", "0.20"));

    @Test
    void sumsLinesAndPayersToThePremiumAndGivesTheRestToTheOneNamed() {
        Offer offer = shop(product -> premium(product, List.of(), List.of(payer("state", "0.80"), payer("farmer", "0.20")), "farmer")).offer();

        assertThat(offer.premium()).isEqualTo(rupiah(22_500));
        assertThat(offer.payers()).containsExactly(new PayerShare("state", rupiah(18_000)), new PayerShare("farmer", rupiah(4_500)));
        assertThat(total(offer)).isEqualTo(offer.premium());
    }

    @ParameterizedTest
    @CsvSource({"state, 8000 7500 7000", "farmer, 7000 8500 7000", "expense, 8000 7500 7000"})
    void givesTheRemainderToThePayerOfTheProduct(String remainderTo, String shares) {
        List<Payer> payers = List.of(payer("state", "0.333333"), payer("farmer", "0.333334"), payer("village", "0.333333"));
        Offer offer = shop(product -> premium(product, List.of(), payers, remainderTo)).offer();

        assertThat(String.join(" ", offer.payers().stream().map(payer -> payer.amount().plainAmount()).toList()))
                .isEqualTo(shares);
        assertThat(offer.payers().stream().map(PayerShare::amount).reduce(Money::plus)).contains(offer.premium());
    }

    @Test
    void putsDutiesOnTop() {
        Duty stamp = new Duty("stamp", "duty", false, null, new BigDecimal("10000"), null);
        Duty tax = new Duty("vat", "tax", false, null, null, new BigDecimal("0.11"));
        Duty never = new Duty("levy", "duty", true, null, new BigDecimal("99999"), null);
        Offer offer = shop(product -> premium(product, List.of(stamp, tax, never), List.of(payer("member", "1")), null)).offer();

        assertThat(offer.premium()).isEqualTo(rupiah(35_000));
        assertThat(offer.lines()).extracting(PremiumLine::id).containsExactly("risk", "expense", "commission", "stamp", "vat");
        assertThat(offer.lines().get(4).amount()).as("11 % of 22,500 to the next 500").isEqualTo(rupiah(2_500));
        assertThat(total(offer)).isEqualTo(offer.premium());
        assertThat(offer.payers()).containsExactly(new PayerShare("member", rupiah(35_000)));
    }

    @ParameterizedTest
    @CsvSource({"22499,32500", "22500,22500", "22501,22500"})
    void dutiesAreDueUnderTheirCondition(String above, long paid) {
        Duty stamp = new Duty("stamp", "duty", false, new Compare("premium", Operator.MORE, new BigDecimal(above)), new BigDecimal("10000"), null);

        assertThat(shop(product -> premium(product, List.of(stamp), List.of(), null)).offer().premium()).isEqualTo(rupiah(paid));
    }

    @Test
    void readsTheRateOfTheOneRowThatMatches() {
        Shop shop = rated(row("office", "3"), row("mining", "9"));

        assertThat(shop.offer().premium()).isEqualTo(rupiah(3_000));
    }

    @Test
    void declinesWhatNoRowMatches() {
        QuoteOutcome outcome = rated(row("construction", "3")).payung.quote(Shop.basicFor(Applicants.adult()));

        assertThat(((QuoteOutcome.Declined) outcome).reasons()).extracting(reason -> reason.code().value()).containsExactly("RATE_NOT_FOUND");
    }

    @Test
    void guessesNoRateWhenTwoRowsMatch() {
        Shop shop = rated(row("office", "3"), row("office", "9"));

        assertThatThrownBy(shop::offer).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("RATE_AMBIGUOUS"));
    }

    @Test
    void computesTheAmountOfABenefit() {
        Formula formula = new Formula("benefits.death", "see SampleRules", new TreeSet<>(List.of("householdSize", "monthsElapsed")));
        Shop shop = shop(product -> {
            Benefit death = new Benefit("death", "any", List.of("death"), Benefit.Basis.SCHEDULE, Map.of(), Map.of("basic", formula), BenefitTerms.PLAIN);
            return Variations.with(product, "benefits", Map.of("death", death));
        }, inputs -> inputs.containsKey("householdSize") ? inputs.get("householdSize").multiply(new BigDecimal("1000250")) : new BigDecimal("500"));

        Offer offer = shop.offer();

        assertThat(offer.limits().get(0).amount()).as("rounded by the product").isEqualTo(rupiah(4_001_000));
        assertThat(offer.receipt().decision().inputs().get("benefits/death")).containsEntry("monthsElapsed", BigDecimal.ZERO);
    }

    @Test
    void asksOnlyWhatIsNeeded() {
        Shop shop = shop(product -> needing(product, "monthlyIncome", new Compare("occupation", Operator.UNEQUAL, "office")));
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.remove("monthlyIncome");

        shop.offer(Shop.basicFor(Applicants.adult()).answers(answers));
        answers.put("occupation", "construction");
        QuoteOutcome open = shop.payung.quote(Shop.basicFor(Applicants.adult()).answers(answers));

        assertThat(((QuoteOutcome.MoreNeeded) open).questions()).extracting(OpenQuestion::pointer).containsExactly("/answers/monthlyIncome");
    }

    @Test
    void decidesTheSameWithAnAnswerThatNobodyNeeds() {
        Shop shop = shop(product -> needing(product, "monthlyIncome", new Compare("occupation", Operator.UNEQUAL, "office")));
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        Offer with = shop.offer(Shop.basicFor(Applicants.adult()).answers(answers));
        answers.remove("monthlyIncome");
        Offer without = shop.offer(Shop.basicFor(Applicants.adult()).answers(answers));

        assertThat(with.receipt().decision()).isEqualTo(without.receipt().decision());
        assertThat(shop.issue(with, "k").number()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"19,", "20,", "21,DURATION_TOO_LONG"})
    void lastsAsLongAsTheAnswerSays(int months, @Nullable String code) {
        Shop shop = shop(product -> Variations.with(product, "duration", CoverDuration.asked("householdSize", Period.ofMonths(1), 20)));
        Shop wide = shop(product -> {
            Map<String, Question> questions = new LinkedHashMap<>(product.questions());
            questions.put("householdSize", question("householdSize", ValueType.INTEGER, null, Question.Scope.QUOTE));
            return Variations.with(Variations.with(product, "questions", questions), "duration",
                    CoverDuration.asked("householdSize", Period.ofMonths(1), 20));
        });
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.put("householdSize", months);
        QuoteOutcome outcome = wide.payung.quote(Shop.basicFor(Applicants.adult()).answers(answers));

        assertThat(codes(outcome)).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(shop.offer().coverEnd()).isEqualTo(Shop.TODAY.plusMonths(4).minusDays(1));
    }

    @Test
    void asksAboutTheObjectAndTellsRulesOfIt() {
        Shop shop = shop(WholeProductTest::withPlot);
        QuoteRequest request = Shop.basicFor(Applicants.adult());

        QuoteOutcome open = shop.payung.quote(request);
        Offer offer = shop.offer(request.about(Map.of("plotNumber", "P-7", "hectares", "1.5")));

        assertThat(((QuoteOutcome.MoreNeeded) open).questions()).extracting(OpenQuestion::pointer)
                .containsExactly("/object/plotNumber", "/object/hectares");
        assertThat(offer.receipt().decision().inputs().get("eligibility/lives/0")).containsEntry("object.kind", "plot")
                .containsEntry("object.key", "P-7").containsEntry("answers.hectares", new BigDecimal("1.5"));
        assertThatThrownBy(() -> shop.payung.quote(request.about(Map.of("householdSize", 3))))
                .isInstanceOfSatisfying(InvalidInputException.class, e ->
                        assertThat(e.errors()).extracting("pointer").contains("/object/householdSize"));
    }

    @Test
    void insuresTheMemberOfAGroupByTheProductsWord() {
        Shop shop = shop(product -> {
            Map<String, LifeRole> lives = new LinkedHashMap<>(product.lives());
            lives.put("main", new LifeRole("main", List.of("borrower"), 1, 1));
            return Variations.with(Variations.with(product, "lives", lives), "contract", new Contract(Contract.Form.GROUP, "cooperative", null));
        });
        QuoteRequest alone = Shop.basicFor(Applicants.adult());
        Life own = Applicants.self(Applicants.adult()).answering(SampleProduct.lifeAnswers());
        QuoteRequest named = alone.answers(SampleProduct.quoteAnswers()).insuring(List.of(own));
        QuoteRequest worded = named.insuring(List.of(Variations.with(own, "relation", "borrower")));

        for (QuoteRequest request : List.of(alone, named, worded)) {
            assertThat(shop.offer(request).receipt().decision().inputs().get("eligibility/lives/0")).containsEntry("life.relation", "borrower");
        }
        assertThatThrownBy(() -> shop.payung.quote(named.insuring(List.of(Variations.with(Applicants.child(Shop.TODAY.minusYears(30), 3), "role", "main")))))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"LAST_BIRTHDAY,69", "NEAREST_BIRTHDAY,70", "AT_31_DECEMBER,70"})
    void countsAgesByTheBasisOfTheProductAndMinorsByCompletedYears(AgeBasis basis, long age) {
        Product product = Variations.with(SampleProduct.pack().product(), "cover", cover(basis, null));
        QuoteRequest request = Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(70).plusDays(10)))
                .insuring(List.of(Applicants.self(Applicants.bornOn(Shop.TODAY.minusYears(70).plusDays(10)))))
                .answers(SampleProduct.quoteAnswers());
        QuoteRequest young = request.by(Applicants.bornOn(Shop.TODAY.minusYears(18).plusDays(1)));

        assertThat(new FactSheet(product, new QuoteCase(request, Shop.TODAY, Shop.TODAY, List.of())).oldestAge()).isEqualTo(age);
        assertThat(new FactSheet(product, new QuoteCase(young, Shop.TODAY, Shop.TODAY, List.of())).applicantIsMinor()).isTrue();
    }

    private static Shop shop(UnaryOperator<Product> change) {
        return new Shop(Variations.with(SampleProduct.pack(), "product", change.apply(SampleProduct.pack().product())));
    }

    private static Shop shop(UnaryOperator<Product> change, java.util.function.Function<Map<String, BigDecimal>, BigDecimal> formulas) {
        ProductPack pack = SampleProduct.pack(1, SampleRules.all().premium(formulas));
        return new Shop(Variations.with(pack, "product", change.apply(pack.product())));
    }

    private static Shop rated(RateTable.Row... rows) {
        return shop(product -> {
            Formula formula = new Formula("premium", "rate * 1000", new TreeSet<>(List.of("rate")));
            PremiumTerms terms = new PremiumTerms(Map.of("basic", formula), "premium.csv", CHARGES, List.of(), List.of(), null);
            RateTable table = new RateTable("premium.csv", List.of("occupation"), List.of(rows));
            return Variations.with(Variations.with(product, "premium", terms), "tables", Map.of("premium.csv", table));
        }, inputs -> inputs.get("rate").multiply(new BigDecimal("1000")));
    }

    private static RateTable.Row row(String occupation, String rate) {
        return new RateTable.Row(2, List.of(new RateTable.Cell(occupation, occupation)), new BigDecimal(rate));
    }

    private static Product premium(Product product, List<Duty> duties, List<Payer> payers, @Nullable String remainderTo) {
        return Variations.with(product, "premium", new PremiumTerms(product.premium().plans(), null, CHARGES, duties, payers, remainderTo));
    }

    private static Product needing(Product product, String name, AnswerTest test) {
        Map<String, Question> questions = new LinkedHashMap<>(product.questions());
        questions.put(name, Variations.with(questions.get(name), "neededWhen", test));
        return Variations.with(product, "questions", questions);
    }

    private static Product withPlot(Product product) {
        Map<String, Question> questions = new LinkedHashMap<>(product.questions());
        questions.put("plotNumber", question("plotNumber", ValueType.TEXT, null, Question.Scope.OBJECT));
        questions.put("hectares", question("hectares", ValueType.DECIMAL, null, Question.Scope.OBJECT));
        CoverTerms cover = cover(AgeBasis.LAST_BIRTHDAY, new InsuredObject("plot", "plotNumber"));
        return Variations.with(Variations.with(product, "questions", questions), "cover", cover);
    }

    private static CoverTerms cover(AgeBasis basis, @Nullable InsuredObject object) {
        return new CoverTerms(basis, object, List.of(), List.of(), List.of(), BeneficiaryTerms.DEFAULT);
    }

    private static Question question(String name, ValueType type, @Nullable AnswerTest neededWhen, Question.Scope scope) {
        return new Question(name, type, List.of(), null, null, "customer", Question.Moment.QUOTE, scope, neededWhen, false);
    }

    private static Payer payer(String id, String share) {
        return new Payer(id, new BigDecimal(share), null, null, true);
    }

    private static Charge charge(String id, String share) {
        return new Charge(id, id, new BigDecimal(share));
    }

    private static Money total(Offer offer) {
        return offer.lines().stream().map(PremiumLine::amount).reduce(Money::plus).orElseThrow();
    }

    private static List<String> codes(QuoteOutcome outcome) {
        return outcome.fold(offer -> List.of(), declined -> declined.reasons().stream().map(Reason::code).map(Object::toString).toList(),
                open -> List.of("MORE_NEEDED"));
    }
}

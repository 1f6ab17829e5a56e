package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimHistory.Use;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.product.Product;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.quote.BenefitLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What earlier claims leave of a benefit of 100. */
class ClaimHistoryTest {

    private static final LocalDate DAY = Shop.TODAY.plusDays(10);
    private static final BenefitLimit LIMIT = new BenefitLimit("care", Shop.rupiah(100), List.of());

    private final Shop shop = new Shop();
    private final Policy policy = shop.payung.findPolicy(shop.issue(Shop.basicFor(Applicants.adult()), "order-1").number()).orElseThrow();

    @ParameterizedTest
    @CsvSource({"0,100", "99,1", "100,0"})
    void leavesWhatIsNotUsedOfTheWholePolicy(long used, long left) {
        assertThat(left(Benefit.Basis.FIXED, null, false, 1, uses(DAY, used))).isEqualTo(left);
        assertThat(left(Benefit.Basis.FIXED, null, false, 1, uses(DAY.plusYears(2), used))).as("in whatever year").isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"false,100,100", "false,200,0", "true,100,0"})
    void countsForEachLifeUnlessTheyShare(boolean shared, long used, long left) {
        assertThat(left(Benefit.Basis.FIXED, null, shared, 2, uses(DAY, used))).isEqualTo(left);
    }

    @Test
    void looksAtNoOtherBenefit() {
        assertThat(left(Benefit.Basis.FIXED, null, false, 1, List.of(new Use("death", DAY, Shop.rupiah(100), null)))).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"0,150", "149,1", "150,0"})
    void leavesTheRestOfAYearsAmount(long used, long left) {
        BenefitBound bound = new BenefitBound(BigDecimal.valueOf(150), null, null);

        assertThat(left(Benefit.Basis.INDEMNITY, bound, false, 1, uses(DAY, used))).isEqualTo(left);
    }

    @Test
    void beginsAnewWithEachYearOfCover() {
        BenefitBound bound = new BenefitBound(BigDecimal.valueOf(150), null, null);
        LocalDate last = Shop.TODAY.plusYears(1).minusDays(1);

        assertThat(left(Benefit.Basis.INDEMNITY, bound, false, 1, uses(last, 150))).as("the last day of the same year").isZero();
        assertThat(left(Benefit.Basis.INDEMNITY, bound, false, 1, uses(last.plusDays(1), 150))).as("the first of the next").isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"1,", "2,0", "3,0"})
    void leavesNothingAfterTheLastEventOfAYear(int events, @Nullable Long left) {
        List<Use> uses = Stream.generate(() -> new Use("care", DAY, Shop.rupiah(1), null)).limit(events).toList();

        assertThat(left(Benefit.Basis.INDEMNITY, new BenefitBound(null, null, 2), false, 1, uses)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0,3000", "2900,100", "3000,0"})
    void countsDaysByWhatWasApprovedForThem(long used, long left) {
        assertThat(left(Benefit.Basis.PER_DAY, new BenefitBound(null, 30, null), false, 1, uses(DAY, used))).isEqualTo(left);
    }

    @Test
    void takesAnAmountADayForNoBound() {
        assertThat(left(Benefit.Basis.PER_DAY, null, false, 1, uses(DAY, 5_000))).isNull();
    }

    /** The second of three persons; a use of nobody knows whom may be hers. */
    @ParameterizedTest
    @CsvSource({"0,0,0,100", "99,0,0,1", "100,0,0,0", "0,200,0,100", "0,100,101,99", "0,100,199,1", "0,100,200,0", "99,100,0,1"})
    void leavesEachWhatTheyHaveNotUsedAndNeverMoreThanIsLeftOfAll(long own, long others, long nobodys, long left) {
        List<Use> uses = List.of(use(own, "lives/1"), use(others, "lives/2"), use(nobodys, null));
        Benefit benefit = new Benefit("care", "any", List.of("illness"), Benefit.Basis.FIXED, Map.of("basic", BigDecimal.valueOf(100)));

        assertThat(new ClaimHistory(uses, false, 3, "lives/1").left(policy, benefit, LIMIT, DAY)).contains(Shop.rupiah(left));
    }

    @ParameterizedTest
    @CsvSource({"1,100", "2,0", "3,0"})
    void countsTheEventsOfAYearForEachPerson(int events, long left) {
        List<Use> uses = Stream.generate(() -> use(1, "lives/1")).limit(events).toList();
        BenefitTerms terms = Variations.with(BenefitTerms.PLAIN, "perYear", new BenefitBound(BigDecimal.valueOf(100 + events), null, 2));
        Benefit benefit = new Benefit("care", "any", List.of("illness"), Benefit.Basis.INDEMNITY, Map.of("basic", BigDecimal.valueOf(100)), Map.of(), terms);

        assertThat(new ClaimHistory(uses, false, 2, "lives/1").left(policy, benefit, LIMIT, DAY)).contains(Shop.rupiah(left));
    }

    /** Paid once for both, whoever it was and however much of it: nothing is left for the next event; not so where they only share an amount. */
    @ParameterizedTest
    @CsvSource({"first-event-ends-cover,0,100", "first-event-ends-cover,1,0", "first-event-ends-cover,60,0", "each-life,60,40"})
    void leavesNothingOfWhatIsPaidOnceForAll(String perLife, long used, long left) {
        BenefitTerms shared = Variations.with(BenefitTerms.PLAIN, "sharedByLives", true);
        Benefit benefit = benefit("care", Variations.with(shared, "perLife", perLife));

        assertThat(new ClaimHistory(List.of(use(used, "lives/0")), false, 2, "lives/1").left(policy, benefit, LIMIT, DAY)).contains(Shop.rupiah(left));
        assertThat(new ClaimHistory(List.of(use(used, null)), false, 1, null).left(policy, benefit, LIMIT, DAY.plusYears(2))).contains(Shop.rupiah(left));
    }

    /** Disability was paid by one benefit, and the other one is for death, a day earlier, the same day or a day later. */
    @ParameterizedTest
    @CsvSource({"first-event-ends-cover,-1,false", "first-event-ends-cover,0,false", "first-event-ends-cover,1,true", "each-life,1,false"})
    void endsOtherBenefitsWithTheFirstEventWhereTheySaySo(String perLife, int daysLater, boolean ended) {
        Benefit care = benefit("care", Variations.with(BenefitTerms.PLAIN, "perLife", "first-event-ends-cover"));
        Benefit death = benefit("death", Variations.with(BenefitTerms.PLAIN, "perLife", perLife));
        Product product = Variations.with(SampleProduct.pack().product(), "benefits", Map.of("care", care, "death", death));

        assertThat(new ClaimHistory(List.of(use(60, "lives/0")), false, 2, "lives/1").endedBefore(product, death, DAY.plusDays(daysLater)))
                .isEqualTo(ended);
        assertThat(new ClaimHistory(List.of(use(0, "lives/0")), false, 2, "lives/1").endedBefore(product, death, DAY.plusDays(daysLater))).isFalse();
    }

    private static Benefit benefit(String id, BenefitTerms terms) {
        return new Benefit(id, "any", List.of("illness"), Benefit.Basis.FIXED, Map.of("basic", BigDecimal.valueOf(100)), Map.of(), terms);
    }

    private static Use use(long amount, @Nullable String life) {
        return new Use("care", DAY, Shop.rupiah(amount), life);
    }

    private static List<Use> uses(LocalDate on, long amount) {
        return amount == 0 ? List.of() : List.of(new Use("care", on, Shop.rupiah(amount), null));
    }

    private @Nullable Long left(Benefit.Basis basis, @Nullable BenefitBound perYear, boolean shared, int lives, List<Use> uses) {
        BenefitTerms whole = Variations.with(BenefitTerms.PLAIN, "sharedByLives", shared);
        BenefitTerms terms = perYear == null ? whole : Variations.with(whole, "perYear", perYear);
        Benefit benefit = new Benefit("care", "any", List.of("illness"), basis, Map.of("basic", BigDecimal.valueOf(100)), Map.of(), terms);
        return new ClaimHistory(uses, false, lives, null).left(policy, benefit, LIMIT, DAY).map(money -> money.amount().longValueExact()).orElse(null);
    }
}

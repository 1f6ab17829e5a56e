package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.product.StartTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StartCandidatesTest {

    private static final Function<LocalDate, Holdings> NOTHING = day -> new Holdings(0, Shop.rupiah(0), false);

    @Test
    void areNoneWhereNothingChangesWithTheDay() {
        assertThat(candidates(outlined(), adult(), TODAY, NOTHING)).isEmpty();
    }

    @Test
    void areEveryDayWhereTheRulesDoNotTellWhatTheyRead() {
        List<LocalDate> candidates = candidates(SampleRules.all(), adult(), TODAY.plusDays(10), NOTHING);

        assertThat(candidates).hasSize(20).startsWith(TODAY.plusDays(11), TODAY.plusDays(9), TODAY.plusDays(12), TODAY.plusDays(8));
        assertThat(candidates).contains(TODAY, TODAY.plusDays(20)).doesNotContain(TODAY.plusDays(10));
    }

    @Test
    void areEveryDayWhereARuleReadsTheDay() {
        FakeRules rules = outlined();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("coverStart", start -> ((LocalDate) start).isBefore(TODAY)).decline("TOO_SOON");

        assertThat(candidates(rules, adult(), TODAY, NOTHING)).hasSize(20);
    }

    @Test
    void areTheFirstAndTheLastDayOfEachAge() {
        LocalDate birthday = TODAY.plusDays(7);
        QuoteRequest request = Shop.basicFor(Applicants.bornOn(birthday.minusYears(30)));

        assertThat(candidates(outlined(), request, TODAY, NOTHING)).as("the age at the end changes a day later").containsExactly(birthday, birthday.plusDays(1));
        assertThat(candidates(outlined(), request, TODAY.plusDays(20), NOTHING)).containsExactly(birthday, birthday.minusDays(1));
    }

    @Test
    void areTheDaysAfterWhichSomethingIsNoLongerHeld() {
        Function<LocalDate, Holdings> held = day -> held(day, 4, 9, 15);

        assertThat(candidates(outlined(), adult(), TODAY, held)).containsExactly(TODAY.plusDays(5), TODAY.plusDays(10), TODAY.plusDays(16));
        assertThat(candidates(outlined(), adult(), TODAY.plusDays(12), held)).containsExactly(TODAY.plusDays(9), TODAY.plusDays(16), TODAY.plusDays(4));
    }

    @Test
    void missNoDayOnWhichTheHoldingsChange() {
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            int[] ends = IntStream.range(0, random.nextInt(4)).map(each -> random.nextInt(20)).toArray();
            List<LocalDate> expected = LongStream.rangeClosed(1, 20).mapToObj(TODAY::plusDays)
                    .filter(day -> !held(day, ends).equals(held(day.minusDays(1), ends))).toList();

            assertThat(candidates(outlined(), adult(), TODAY, day -> held(day, ends))).as("round %s", round).isEqualTo(expected);
        }
    }

    @Test
    void readTheHoldingsOfAFewDaysOnly() {
        AtomicInteger reads = new AtomicInteger();
        candidates(outlined(), adult(), TODAY, day -> {
            reads.incrementAndGet();
            return NOTHING.apply(day);
        });
        assertThat(reads).hasValue(2);
    }

    @Test
    void lieWithinTheDaysThatTheProductAllows() {
        assertThat(candidates(SampleRules.all(), adult(), TODAY.minusDays(3), NOTHING)).startsWith(TODAY).endsWith(TODAY.plusDays(20));
        assertThat(candidates(outlined(), adult(), TODAY.minusDays(3), NOTHING)).containsExactly(TODAY);
        assertThat(candidates(outlined(), adult(), TODAY.plusDays(25), NOTHING)).containsExactly(TODAY.plusDays(20));
        assertThat(candidates(SampleRules.all(), adult(), TODAY.minusDays(StartCandidates.FARTHEST + 1), NOTHING)).isEmpty();
        assertThat(candidates(SampleRules.all(), adult(), TODAY.minusDays(StartCandidates.FARTHEST), NOTHING)).containsExactly(TODAY);
    }

    @Test
    void areCutOffAtTheNearest() {
        ProductPack pack = new Marketplace().selling("one", SampleRules.all(), 100).pack("one");

        List<LocalDate> candidates = of(pack, adult(), TODAY.plusDays(50), NOTHING);

        assertThat(candidates).hasSize(StartCandidates.MOST).first().isEqualTo(TODAY.plusDays(51));
        assertThat(candidates).last().isEqualTo(TODAY.plusDays(66));
    }

    @Test
    void mayLieInThePastWhereTheProductAllowsIt() {
        ProductPack pack = new Marketplace().selling("one", SampleRules.all(), 0).changing("start", product -> new StartTerms(5, 0)).pack("one");

        assertThat(of(pack, adult(), TODAY, NOTHING)).startsWith(TODAY.minusDays(1)).endsWith(TODAY.minusDays(5));
    }

    private static FakeRules outlined() {
        return SampleRules.all().outlined();
    }

    private static QuoteRequest adult() {
        return Shop.basicFor(Applicants.adult());
    }

    /** Covers that last to some days from today on. */
    private static Holdings held(LocalDate start, int... ends) {
        int count = (int) IntStream.of(ends).filter(end -> !start.isAfter(TODAY.plusDays(end))).count();
        return new Holdings(count, Shop.rupiah(count), count > 0);
    }

    private static List<LocalDate> candidates(FakeRules rules, QuoteRequest request, LocalDate wished, Function<LocalDate, Holdings> held) {
        return of(new Marketplace().selling("one", rules, 20).pack("one"), request, wished, held);
    }

    private static List<LocalDate> of(ProductPack pack, QuoteRequest request, LocalDate wished, Function<LocalDate, Holdings> held) {
        QuoteRequest accepted = new Intake(pack.product(), TODAY).accept(request);
        return new StartCandidates(pack, accepted, TODAY, day -> List.of(held.apply(day))).around(wished);
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore.NewCover;
import io.payung.policy.CoverStore.Refusal;
import io.payung.policy.SumLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique covers, and sums within their limits. */
interface CoverContract extends StoreUnderTest {

    LocalDate START = World.TODAY;
    LocalDate END = World.TODAY.plusDays(9);
    Instant OVER = END.plusDays(1).atStartOfDay(World.JAKARTA).toInstant();

    private NewCover cover(String key, LocalDate from, LocalDate until) {
        return cover(world().partner, "personal-accident", List.of(key), List.of(), "1", from, until);
    }

    private NewCover sum(String amount, SumLimit... limits) {
        return cover(world().partner, "personal-accident", List.of(), List.of(limits), amount, START, END);
    }

    private NewCover cover(
            PartnerId partner, String product, List<String> keys, List<SumLimit> limits, String amount, LocalDate from, LocalDate until) {
        Instant end = until.plusDays(1).atStartOfDay(World.JAKARTA).toInstant();
        return new NewCover(
                partner, CoverHolder.application(world().ids.uuid().toString()), product, keys, limits, World.rupiah(amount), from, until, end);
    }

    private Optional<Refusal> take(NewCover cover) {
        return take(cover, World.NOON);
    }

    private Optional<Refusal> take(NewCover cover, Instant now) {
        return units().run(() -> store().covers().take(cover, now));
    }

    private SumLimit person(String most) {
        return new SumLimit(SumLimit.Kind.PERSON, world().name("person"), most == null ? null : World.rupiah(most));
    }

    private static SumLimit limit(SumLimit of, String most) {
        return new SumLimit(of.kind(), of.reference(), most == null ? null : World.rupiah(most));
    }

    @ParameterizedTest
    @CsvSource({"-5,-1,true", "-5,0,false", "-5,1,false", "8,20,false", "9,20,false", "10,20,true", "2,3,false", "-1,10,false"})
    default void coversAKeyOnceADay(int from, int until, boolean taken) {
        String key = world().name("loan");
        assertThat(take(cover(key, START, END))).isEmpty();

        Optional<Refusal> refusal = take(cover(key, START.plusDays(from), START.plusDays(until)));

        assertThat(refusal).isEqualTo(taken ? Optional.empty() : Optional.of(new Refusal(null)));
    }

    @Test
    default void coversOtherKeysProductsAndPartnersBeside() {
        String key = world().name("loan");
        take(cover(key, START, END));

        assertThat(take(cover(key + "x", START, END))).isEmpty();
        assertThat(take(cover(world().partner, "credit-life", List.of(key), List.of(), "1", START, END))).isEmpty();
        assertThat(take(cover(PartnerId.of(world().partner + "-x"), "personal-accident", List.of(key), List.of(), "1", START, END))).isEmpty();
    }

    @Test
    default void refusesACoverOfWhichOneKeyIsTaken() {
        String taken = world().name("loan");
        String free = world().name("loan");
        take(cover(taken, START, END));

        Optional<Refusal> refusal = take(cover(world().partner, "personal-accident", List.of(free, taken), List.of(), "1", START, END));

        assertThat(refusal).contains(new Refusal(null));
        assertThat(take(cover(free, START, END))).isEmpty();
    }

    @Test
    default void coversADayOnceAlsoWhenItIsPast() {
        String key = world().name("loan");
        take(cover(key, START, END));

        assertThat(take(cover(key, START, END), OVER.plusSeconds(1))).isPresent();
    }

    @Test
    default void coversAgainWhatWasReleased() {
        NewCover cover = cover(world().name("loan"), START, END);
        take(cover);

        assertThat(store().covers().release(world().partner, CoverHolder.application("nobody"))).isFalse();
        assertThat(store().covers().release(PartnerId.of(world().partner + "-x"), cover.holder())).isFalse();
        assertThat(store().covers().release(world().partner, cover.holder())).isTrue();
        assertThat(store().covers().release(world().partner, cover.holder())).isFalse();

        assertThat(take(cover(cover.keys().get(0), START, END))).isEmpty();
    }

    @Test
    default void takesAReleasedCoverAgainAndCountsItOnce() {
        SumLimit person = person("10");
        NewCover cover = sum("10", person);
        take(cover);
        store().covers().release(world().partner, cover.holder());

        assertThat(take(cover)).isEmpty();
        assertThat(take(sum("1", person))).contains(new Refusal(person));
        assertThat(store().covers().release(world().partner, cover.holder())).isTrue();
        assertThat(take(sum("10", person))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4999999,true", "5000000,true", "5000000.000001,false", "5000001,false"})
    default void addsUpToTheLimit(String second, boolean taken) {
        SumLimit person = person("15000000");
        assertThat(take(sum("10000000", person))).isEmpty();

        assertThat(take(sum(second, person))).isEqualTo(taken ? Optional.empty() : Optional.of(new Refusal(person)));
    }

    @Test
    default void refusesAFirstCoverThatIsTooMuch() {
        SumLimit person = person("10");

        assertThat(take(sum("11", person))).contains(new Refusal(person));
        assertThat(take(sum("10", person))).isEmpty();
        assertThat(take(sum("0", person))).isEmpty();
    }

    @Test
    default void addsUpOverAllProducts() {
        SumLimit person = person("10");
        take(sum("6", person));

        assertThat(take(cover(world().partner, "credit-life", List.of(), List.of(person), "5", START, END))).contains(new Refusal(person));
        assertThat(take(cover(PartnerId.of(world().partner + "-x"), "credit-life", List.of(), List.of(person), "5", START, END))).isEmpty();
    }

    @Test
    default void addsUpEachCurrencyByItself() {
        SumLimit person = person("10");
        take(sum("6", person));
        NewCover dollars = new NewCover(
                world().partner, CoverHolder.application(world().name("a")), "x", List.of(), List.of(limit(person, null)), Money.of("9", "USD"), START, END, OVER);

        assertThat(take(dollars)).isEmpty();
        assertThat(take(sum("4", person))).isEmpty();
    }

    @Test
    default void countsAPersonInTwoRolesOnce() {
        SumLimit person = person("10");

        assertThat(take(sum("6", person, person))).isEmpty();
        assertThat(take(sum("4", person))).isEmpty();
        assertThat(take(sum("1", person))).isPresent();
    }

    @Test
    default void countsACoverUntilItHasEnded() {
        SumLimit person = person("10");
        take(sum("6", person));
        take(sum("4", person));

        assertThat(take(sum("1", person), OVER.minusMillis(1))).contains(new Refusal(person));
        assertThat(take(sum("10", person), OVER)).isEmpty();
        assertThat(take(sum("1", person), OVER.minusMillis(1))).isPresent();
    }

    @Test
    default void givesTheSumBackWhenACoverIsReleased() {
        SumLimit person = person("10");
        NewCover cover = sum("6", person);
        take(cover);
        take(sum("4", person));

        units().run(() -> store().covers().release(world().partner, cover.holder()));

        assertThat(take(sum("7", person))).contains(new Refusal(person));
        assertThat(take(sum("6", person))).isEmpty();
    }

    @Test
    default void givesNothingBackTwice() {
        SumLimit person = person("10");
        NewCover cover = sum("6", person);
        take(cover);
        take(sum("10", person), OVER);

        store().covers().release(world().partner, cover.holder());

        assertThat(take(sum("1", person), OVER.minusSeconds(1))).isPresent();
    }

    @Test
    default void countsAlsoWhereNothingIsLimitedYet() {
        SumLimit person = person(null);
        take(sum("6", person));

        assertThat(take(sum("5", limit(person, "10")))).isPresent();
        assertThat(take(sum("4", limit(person, "10")))).isEmpty();
    }

    @Test
    default void refusesWhileALoweredLimitIsExceeded() {
        SumLimit person = person("10");
        take(sum("6", person));

        assertThat(take(sum("1", limit(person, "5")))).isPresent();
        assertThat(take(sum("4", person))).isEmpty();
    }

    @Test
    default void takesAllOrNothing() {
        SumLimit siti = person("10");
        SumLimit budi = person("10");
        SumLimit agreement = new SumLimit(SumLimit.Kind.AGREEMENT, world().name("PKS"), World.rupiah("12"));
        take(sum("6", siti, agreement));
        String key = world().name("loan");

        Optional<Refusal> full = take(cover(world().partner, "personal-accident", List.of(key), List.of(agreement, budi), "7", START, END));

        assertThat(full).contains(new Refusal(agreement));
        assertThat(take(cover(world().partner, "personal-accident", List.of(key), List.of(budi), "10", START, END))).isEmpty();
        assertThat(take(sum("6", agreement))).isEmpty();
    }

    @Test
    default void leavesTheUnitUsableAfterARefusal() {
        SumLimit person = person("10");
        take(sum("6", person));

        List<Optional<Refusal>> outcomes = units().run(() ->
                List.of(store().covers().take(sum("5", person), World.NOON), store().covers().take(sum("4", person), World.NOON)));

        assertThat(outcomes).containsExactly(Optional.of(new Refusal(person)), Optional.empty());
    }

    @Test
    default void takesNothingInAUnitThatIsUndone() {
        SumLimit person = person("10");
        String key = world().name("loan");

        units().run(() -> units().keepIf(
                taken -> false,
                () -> store().covers().take(cover(world().partner, "personal-accident", List.of(key), List.of(person), "10", START, END), World.NOON)));

        assertThat(take(cover(world().partner, "personal-accident", List.of(key), List.of(person), "10", START, END))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    default void fillsALimitExactlyWhateverManyThreadsTry(int fits) {
        SumLimit person = person(Integer.toString(fits));

        long taken = Threads.atOnce(12, () -> take(sum("1", person))).stream().filter(Optional::isEmpty).count();

        assertThat(taken).isEqualTo(fits);
    }
}

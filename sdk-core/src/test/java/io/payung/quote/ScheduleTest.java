package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.terms.InstalmentTerms.Every;
import io.payung.product.terms.InstalmentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 31);
    private static final long SEED = 20_261_126;

    /** By hand, from a calendar. */
    @ParameterizedTest
    @CsvSource({
        "MONTH, 2026-01-31, 2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30",
        "MONTH, 2028-01-31, 2028-01-31 2028-02-29 2028-03-31 2028-04-30",
        "MONTH, 2028-01-30, 2028-01-30 2028-02-29 2028-03-30",
        "MONTH, 2027-01-29, 2027-01-29 2027-02-28 2027-03-29",
        "MONTH, 2026-11-30, 2026-11-30 2026-12-30 2027-01-30 2027-02-28 2027-03-30",
        "WEEK, 2026-12-21, 2026-12-21 2026-12-28 2027-01-04 2027-01-11",
        "WEEK, 2028-02-22, 2028-02-22 2028-02-29 2028-03-07",
        "YEAR, 2028-02-29, 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29",
        "YEAR, 2027-03-01, 2027-03-01 2028-03-01",
    })
    void isDueOnTheDaysOfTheCalendar(Every every, LocalDate start, String days) {
        List<LocalDate> expected = Stream.of(days.split(" ")).map(LocalDate::parse).toList();

        assertThat(of(every, expected.size(), "1", start, 60_000)).extracting(PlannedInstalment::dueOn).containsExactlyElementsOf(expected);
    }

    /** By hand: n-1, n and n+1 around what divides, and by hundreds. */
    @ParameterizedTest
    @CsvSource({
        "1, 59999, 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000 4999",
        "1, 60000, 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000",
        "1, 60001, 5001 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000 5000",
        "100, 59400, 5000 5000 5000 5000 5000 5000 4900 4900 4900 4900 4900 4900",
        "500, 1000, 500 500 0 0 0 0 0 0 0 0 0 0",
    })
    void differsByOneUnitAtMostAndSumsToThePremium(String unit, long premium, String amounts) {
        List<Money> expected = Stream.of(amounts.split(" ")).map(Long::parseLong).map(Shop::rupiah).toList();

        assertThat(of(Every.MONTH, 12, unit, START, premium)).extracting(PlannedInstalment::amount).containsExactlyElementsOf(expected);
    }

    /** What everybody would write first, to see that the sums below tell it. */
    @Test
    void wouldNotSumIfEachPartWereRoundedByItself() {
        Money each = new Rounding(BigDecimal.ONE, RoundingMode.HALF_UP).round(new BigDecimal("60001").divide(new BigDecimal("12"), 6, RoundingMode.HALF_UP),
                Shop.rupiah(0).currency());

        assertThat(sum(Stream.generate(() -> each).limit(12))).isNotEqualTo(Shop.rupiah(60_001));
        assertThat(sum(of(Every.MONTH, 12, "1", START, 60_001).stream().map(PlannedInstalment::amount))).isEqualTo(Shop.rupiah(60_001));
    }

    @Test
    void hasNoGraceForTheFirstAndWholeDaysOfItForTheOthers() {
        List<PlannedInstalment> schedule = of(Every.MONTH, 3, "1", START, 60_000);

        assertThat(schedule.get(0).graceUntil()).isNull();
        assertThat(schedule.get(1).graceUntil()).isEqualTo(LocalDate.of(2026, 3, 14));
    }

    /** By hand: 7 of 10 by two payers, 7 = 4 + 3 and 10 = 4 + 3 + 3. */
    @Test
    void givesEachPayerTheirWholeShare() {
        List<PayerShare> payers = List.of(new PayerShare("state", Shop.rupiah(7)), new PayerShare("farmer", Shop.rupiah(3)));

        List<PlannedInstalment> schedule = schedule(Every.MONTH, 3, "1").of(START, Shop.rupiah(10), payers);

        assertThat(schedule).extracting(each -> each.payers().stream().map(share -> share.amount().plainAmount()).toList())
                .containsExactly(List.of("3", "1"), List.of("2", "1"), List.of("2", "1"));
    }

    @Test
    void sumsExactlyInBothDirectionsWhateverThePremium() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int count = 2 + random.nextInt(519);
            long unit = List.of(1L, 50L, 100L, 500L).get(random.nextInt(4));
            List<PayerShare> payers = new ArrayList<>();
            long sum = 0;
            for (int payer = random.nextInt(5); payer > 0; payer--) {
                long amount = unit * random.nextInt(2_000);
                sum += amount;
                payers.add(new PayerShare("payer-" + payer, Shop.rupiah(amount)));
            }
            Money premium = Shop.rupiah(payers.isEmpty() ? unit * random.nextInt(100_000) : sum);
            Every every = Every.values()[random.nextInt(3)];
            LocalDate start = START.plusDays(random.nextInt(4_000));

            List<PlannedInstalment> schedule = schedule(every, count, Long.toString(unit)).of(start, premium, payers);

            String which = "seed " + SEED + ", round " + round;
            assertThat(schedule).as(which).hasSize(count);
            assertThat(sum(schedule.stream().map(PlannedInstalment::amount))).as(which).isEqualTo(premium);
            checkAmounts(which, schedule, Shop.rupiah(unit));
            checkPayers(which, schedule, payers);
            checkDays(which, schedule, every, start);
        }
    }

    private static void checkAmounts(String which, List<PlannedInstalment> schedule, Money unit) {
        Money last = schedule.get(schedule.size() - 1).amount();
        for (int i = 1; i < schedule.size(); i++) {
            assertThat(schedule.get(i).amount()).as(which).isLessThanOrEqualTo(schedule.get(i - 1).amount());
        }
        assertThat(schedule.get(0).amount().minus(last)).as(which).isLessThanOrEqualTo(unit);
    }

    private static void checkPayers(String which, List<PlannedInstalment> schedule, List<PayerShare> payers) {
        for (PlannedInstalment each : schedule) {
            assertThat(each.payers()).as(which).allMatch(share -> share.amount().amount().signum() >= 0);
            if (!payers.isEmpty()) {
                assertThat(sum(each.payers().stream().map(PayerShare::amount))).as(which).isEqualTo(each.amount());
            }
        }
        for (int payer = 0; payer < payers.size(); payer++) {
            int place = payer;
            assertThat(sum(schedule.stream().map(each -> each.payers().get(place).amount()))).as(which).isEqualTo(payers.get(place).amount());
        }
    }

    private static void checkDays(String which, List<PlannedInstalment> schedule, Every every, LocalDate start) {
        for (int i = 0; i < schedule.size(); i++) {
            LocalDate day = schedule.get(i).dueOn();
            if (every == Every.WEEK) {
                assertThat(ChronoUnit.DAYS.between(start, day)).as(which).isEqualTo(7L * i);
            } else {
                int months = every == Every.MONTH ? i : 12 * i;
                assertThat(day.getDayOfMonth()).as(which).isEqualTo(Math.min(start.getDayOfMonth(), day.lengthOfMonth()));
                assertThat(day.getYear() * 12 + day.getMonthValue()).as(which).isEqualTo(start.getYear() * 12 + start.getMonthValue() + months);
            }
        }
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Shop.rupiah(0), Money::plus);
    }

    private static List<PlannedInstalment> of(Every every, int count, String unit, LocalDate start, long premium) {
        return schedule(every, count, unit).of(start, Shop.rupiah(premium), List.of());
    }

    private static Schedule schedule(Every every, int count, String unit) {
        return new Schedule(new InstalmentTerms(every, count, 14, null), new Rounding(new BigDecimal(unit), RoundingMode.HALF_UP));
    }
}

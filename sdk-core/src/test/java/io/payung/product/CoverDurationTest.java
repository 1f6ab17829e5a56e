package io.payung.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverDurationTest {

    private static final CoverDuration ASKED = CoverDuration.asked("term", Period.ofMonths(1), 36);

    @ParameterizedTest
    @CsvSource({"1,2026-02-27", "12,2027-01-30", "35,2028-12-30", "36,2029-01-30", "37,2029-01-30"})
    void lastsAsManyMonthsAsWereAskedForAndNoMoreThanTheProductGives(long months, LocalDate last) {
        LocalDate start = LocalDate.of(2026, 1, 31);

        assertThat(ASKED.lastDay(start, Map.of("term", months))).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"35,false", "36,false", "37,true"})
    void saysWhatIsTooLong(long months, boolean tooLong) {
        assertThat(ASKED.isTooLong(Map.of("term", months))).isEqualTo(tooLong);
    }

    @Test
    void countsTheLongestTimeUntilItIsAsked() {
        assertThat(ASKED.lastDay(LocalDate.of(2026, 3, 1), Map.of())).isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(ASKED.months(Map.of())).isEqualTo(36);
        assertThat(ASKED.months(Map.of("term", 7L))).isEqualTo(7);
        assertThat(ASKED.isTooLong(Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-30,2026-03-31", "2026-03-31,2026-03-31", "2026-04-01,2027-03-31", "2026-12-01,2027-03-31"})
    void endsWithTheSeason(LocalDate start, LocalDate last) {
        CoverDuration season = CoverDuration.season(MonthDay.of(3, 31));

        assertThat(season.lastDay(start, Map.of())).isEqualTo(last);
        assertThat(season.months(Map.of())).isNull();
    }

    @Test
    void countsMonthsOfYearsAndNoneOfDays() {
        assertThat(new CoverDuration(Period.ofYears(2)).months(Map.of())).isEqualTo(24);
        assertThat(new CoverDuration(Period.ofDays(30)).months(Map.of())).isNull();
    }
}

package io.payung.product.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBasisTest {

    @ParameterizedTest(name = "born {0}, on {1}: {2} by the last, {3} by the nearest birthday, {4} at the end of the year")
    @CsvSource({
        // one day around a birthday
        "1990-06-15, 2026-06-14, 35, 36, 36",
        "1990-06-15, 2026-06-15, 36, 36, 36",
        "1990-06-15, 2026-06-16, 36, 36, 36",
        // 365 days between birthdays: 182 days after the last one it is still the nearer, 183 days after it is not
        "1990-06-15, 2026-12-14, 36, 36, 36",
        "1990-06-15, 2026-12-15, 36, 37, 36",
        "1990-06-15, 2026-12-16, 36, 37, 36",
        // 366 days between birthdays: as near to both, the next one counts
        "1990-06-15, 2027-12-14, 37, 37, 37",
        "1990-06-15, 2027-12-15, 37, 38, 37",
        // the turn of the year
        "1990-12-31, 2026-12-30, 35, 36, 36",
        "1990-12-31, 2027-01-01, 36, 36, 37",
        "1990-01-01, 2026-12-31, 36, 37, 36",
        "1990-01-01, 2027-01-01, 37, 37, 37",
        // a birthday that most years do not have is on 1 March
        "2008-02-29, 2026-02-28, 17, 18, 18",
        "2008-02-29, 2026-03-01, 18, 18, 18",
        "2008-02-29, 2028-02-28, 19, 20, 20",
        "2008-02-29, 2028-02-29, 20, 20, 20",
        // the day of birth
        "2026-06-15, 2026-06-15, 0, 0, 0"
    })
    void countsWholeYears(LocalDate born, LocalDate on, long last, long nearest, long endOfYear) {
        assertThat(AgeBasis.LAST_BIRTHDAY.age(born, on)).isEqualTo(last);
        assertThat(AgeBasis.NEAREST_BIRTHDAY.age(born, on)).isEqualTo(nearest);
        assertThat(AgeBasis.AT_31_DECEMBER.age(born, on)).isEqualTo(endOfYear);
    }
}

package io.payung.claim.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days by the holidays of Indonesia in 2026. */
class WorkingDaysTest {

    @ParameterizedTest(name = "{0} working days after {1}: {2}")
    @CsvSource({
        "1, 2026-03-02, 2026-03-03", "5, 2026-03-02, 2026-03-09", "10, 2026-03-02, 2026-03-16",
        // Nyepi is a Thursday; collective leave on the days around it is worked.
        "2, 2026-03-17, 2026-03-20", "3, 2026-03-17, 2026-03-23",
        // Friday before a weekend whose Monday, 1 June, is a holiday after one on Sunday.
        "1, 2026-05-29, 2026-06-02", "1, 2026-05-30, 2026-06-02",
        "1, 2026-12-24, 2026-12-28", "4, 2026-12-24, 2026-12-31"
    })
    void countsMondaysToFridaysThatAreNoHolidays(int days, LocalDate start, LocalDate end) {
        assertThat(new WorkingDays("ID").after(start, days)).contains(end);
    }

    @Test
    void doesNotGuessAYearWithoutAFile() {
        assertThat(new WorkingDays("ID").after(LocalDate.of(2026, 12, 24), 5)).isEmpty();
        assertThat(new WorkingDays("PH").after(LocalDate.of(2026, 3, 2), 1)).isEmpty();
        assertThat(new WorkingDays("../ID").after(LocalDate.of(2026, 3, 2), 1)).isEmpty();
    }

    @Test
    void everyFileSaysWhereItsDaysWereSeen() throws IOException, URISyntaxException {
        Path folder = Path.of(WorkingDays.class.getResource("holidays/ID-2026.csv").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines.get(0)).matches("# (seen|assumption): .*[0-9].*");
                String year = file.getFileName().toString().substring(3, 7);
                assertThat(lines.stream().filter(line -> !line.startsWith("#"))).isSorted().doesNotHaveDuplicates()
                        .allMatch(line -> line.matches(year + "-[0-9]{2}-[0-9]{2},.+"));
            });
        }
    }
}

package io.payung.claim.deadline;

import io.payung.fault.PayungException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Mondays to Fridays that are no public holiday of a country. Holidays are files, one for each country and year, {@code holidays/ID-2026.csv}, each
 * with the source it was seen in. Many of them follow the moon and are announced by decree a few months ahead, so a year without a file is not known,
 * and is never guessed. Safe for several threads.
 */
public final class WorkingDays {

    private static final Map<String, Optional<Set<LocalDate>>> FILES = new ConcurrentHashMap<>();

    private final String country;

    /** @param country ISO 3166 code, for example {@code ID} */
    public WorkingDays(String country) {
        this.country = country;
    }

    /** The day on which the last of so many working days after the start ends; nothing when a year on the way is not known. */
    public Optional<LocalDate> after(LocalDate start, int days) {
        LocalDate day = start;
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            Optional<Set<LocalDate>> holidays = holidays(day.getYear());
            if (holidays.isEmpty()) {
                return Optional.empty();
            }
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            left -= weekend || holidays.get().contains(day) ? 0 : 1;
        }
        return Optional.of(day);
    }

    private Optional<Set<LocalDate>> holidays(int year) {
        return FILES.computeIfAbsent(country + "-" + year, WorkingDays::read);
    }

    private static Optional<Set<LocalDate>> read(String name) {
        InputStream file = name.matches("[A-Z]{2}-[0-9]{4}") ? WorkingDays.class.getResourceAsStream("holidays/" + name + ".csv") : null;
        if (file == null) {
            return Optional.empty();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return Optional.of(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> LocalDate.parse(line.substring(0, line.indexOf(','))))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new PayungException("HOLIDAYS_UNREADABLE", "the holidays \"" + name + "\" cannot be read", e);
        }
    }
}

package io.payung.party;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a NIK against what the person declared, and never derives anything from it: 16 ASCII digits {@code PPRRDD ddmmyy SSSS} with 40
 * added to the day for women, the two-digit year without a century (facts 3.1).
 */
final class NikCheck {

    private static final Pattern ASCII_DIGITS = Pattern.compile("[0-9]*");
    private static final int FEMALE_DAY_OFFSET = 40;
    private static final int LENGTH = 16;
    private static final String NO_SERIAL = "0000";

    /** Codes in force after Kepmendagri 300.2.2-2138/2025: 38 provinces (facts 3.1). */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52", "53", "61", "62",
            "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96");

    private NikCheck() {}

    /** The codes of everything that is wrong; empty when the number fits the person. */
    static List<String> errors(String nik, LocalDate birthDate, Sex sex) {
        Optional<String> unreadable = unreadable(nik);
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        List<String> errors = new ArrayList<>();
        boolean female = number(nik, 6, 8) > FEMALE_DAY_OFFSET;
        int calendarDay = calendarDay(nik);
        if (!exists(nik, Math.floorDiv(birthDate.getYear(), 100) * 100)) {
            errors.add("NIK_DATE_IMPOSSIBLE");
        } else if (calendarDay != birthDate.getDayOfMonth()
                || number(nik, 8, 10) != birthDate.getMonthValue()
                || number(nik, 10, 12) != Math.floorMod(birthDate.getYear(), 100)) {
            errors.add("NIK_BIRTH_DATE_MISMATCH");
        }
        if (female != (sex == Sex.FEMALE)) {
            errors.add("NIK_SEX_MISMATCH");
        }
        if (nik.endsWith(NO_SERIAL)) {
            errors.add("NIK_SERIAL_ZERO");
        }
        return errors;
    }

    /** What is wrong whoever the person is, for somebody who declares no birth date. */
    static List<String> errors(String nik) {
        Optional<String> unreadable = unreadable(nik);
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        List<String> errors = new ArrayList<>();
        // Of the centuries that come into question only this one has every leap day.
        if (!exists(nik, 2000)) {
            errors.add("NIK_DATE_IMPOSSIBLE");
        }
        if (nik.endsWith(NO_SERIAL)) {
            errors.add("NIK_SERIAL_ZERO");
        }
        return errors;
    }

    private static Optional<String> unreadable(String nik) {
        if (!ASCII_DIGITS.matcher(nik).matches()) {
            return Optional.of("NIK_NOT_DIGITS");
        }
        return nik.length() == LENGTH ? Optional.empty() : Optional.of("NIK_LENGTH");
    }

    /** The region is that of first registration and may have been split since, so an unknown one is only worth a warning. */
    static boolean regionIsKnown(String nik) {
        int regency = number(nik, 2, 4);
        int district = number(nik, 4, 6);
        boolean regencyExists = regency >= 1 && regency <= 29 || regency >= 71 && regency <= 79;
        return PROVINCES.contains(nik.substring(0, 2)) && regencyExists && district >= 1 && district <= 51;
    }

    private static int calendarDay(String nik) {
        int day = number(nik, 6, 8);
        return day > FEMALE_DAY_OFFSET ? day - FEMALE_DAY_OFFSET : day;
    }

    private static boolean exists(String nik, int century) {
        try {
            LocalDate.of(century + number(nik, 10, 12), number(nik, 8, 10), calendarDay(nik));
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}

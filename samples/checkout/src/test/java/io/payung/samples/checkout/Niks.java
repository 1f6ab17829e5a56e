package io.payung.samples.checkout;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Invented identity numbers that are right in form: region, day of birth (plus 40 for a woman), month, year, serial. */
final class Niks {

    private static final String REGION = "351514";
    private static final int WOMAN = 40;

    private Niks() {}

    static String ofWoman(LocalDate birthDate) {
        return ofWoman(birthDate, 2);
    }

    static String ofWoman(LocalDate birthDate, int serial) {
        String day = "%02d".formatted(birthDate.getDayOfMonth() + WOMAN);
        return REGION + day + birthDate.format(DateTimeFormatter.ofPattern("MMyy")) + "%04d".formatted(serial);
    }
}

package io.payung.samples.checkout;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Invented identity numbers that are right in form: region, day of birth (plus 40 for a woman), month, year, serial. */
final class Niks {

    private static final String REGION = "351514";
    private static final int WOMAN = 40;

    private Niks() {}

    static String ofWoman(LocalDate birthDate) {
        return REGION + "%02d".formatted(birthDate.getDayOfMonth() + WOMAN) + birthDate.format(DateTimeFormatter.ofPattern("MMyy")) + "0002";
    }
}

package io.payung.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.InputError;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NikCheckTest {
    private static final LocalDate BORN = LocalDate.of(1968, 8, 5);
    private static final String MALE = "3515140508680001";
    private static final String FEMALE = "3515144508680002";

    @Test
    void acceptsManAndWomanBornOnTheSameDay() {
        assertThat(NikCheck.errors(MALE, BORN, Sex.MALE)).isEmpty();
        assertThat(NikCheck.errors(FEMALE, BORN, Sex.FEMALE)).isEmpty();
    }

    @Test
    void namesAContradictingSex() {
        assertThat(NikCheck.errors(MALE, BORN, Sex.FEMALE)).containsExactly("NIK_SEX_MISMATCH");
        assertThat(NikCheck.errors(FEMALE, BORN, Sex.MALE)).containsExactly("NIK_SEX_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"351514050868000", "35151405086800011", ""})
    void needsSixteenDigits(String nik) {
        assertThat(NikCheck.errors(nik, BORN, Sex.MALE)).containsExactly("NIK_LENGTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "351514050868000a", "٣٥١٥١٤٠٥٠٨٦٨٠٠٠١", "３５１５１４０５０８６８０００１", "३५१५१४०५०८६८०००१", "351514050868000١", "+351514050868001"
    })
    void takesAsciiDigitsAlone(String nik) {
        assertThat(NikCheck.errors(nik, BORN, Sex.MALE)).containsExactly("NIK_NOT_DIGITS");
    }

    @ParameterizedTest
    @CsvSource({"00", "32", "39", "40", "72", "99"})
    void refusesADayThatNoMonthHas(String day) {
        assertThat(NikCheck.errors("351514" + day + "08680001", BORN, Sex.MALE)).contains("NIK_DATE_IMPOSSIBLE");
    }

    @Test
    void readsDayFortyAsAnImpossibleDayOfAMan() {
        assertThat(NikCheck.errors("3515144008680001", BORN, Sex.MALE)).containsExactly("NIK_DATE_IMPOSSIBLE");
        assertThat(NikCheck.errors("3515144008680001")).containsExactly("NIK_DATE_IMPOSSIBLE");
    }

    @ParameterizedTest
    @CsvSource({"01,true", "31,true", "41,false", "71,false"})
    void readsDaysOfMenAndWomen(int day, boolean male) {
        LocalDate born = LocalDate.of(1968, 8, male ? day : day - 40);
        String nik = String.format(java.util.Locale.ROOT, "351514%02d08680001", day);

        assertThat(NikCheck.errors(nik, born, male ? Sex.MALE : Sex.FEMALE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"050068", "051368", "310468", "300268", "290267"})
    void refusesImpossibleDates(String date) {
        assertThat(NikCheck.errors("351514" + date + "0001", BORN, Sex.MALE)).contains("NIK_DATE_IMPOSSIBLE");
    }

    @Test
    void readsTheTwentyNinthOfFebruaryInTheDeclaredCentury() {
        assertThat(NikCheck.errors("3515142902000001", LocalDate.of(2000, 2, 29), Sex.MALE)).isEmpty();
        assertThat(NikCheck.errors("3515142902000001", LocalDate.of(1900, 3, 1), Sex.MALE)).contains("NIK_DATE_IMPOSSIBLE");
    }

    @Test
    void comparesDayMonthAndYearWithTheDeclaredDate() {
        assertThat(NikCheck.errors(MALE, BORN.minusDays(1), Sex.MALE)).containsExactly("NIK_BIRTH_DATE_MISMATCH");
        assertThat(NikCheck.errors(MALE, BORN.plusDays(1), Sex.MALE)).containsExactly("NIK_BIRTH_DATE_MISMATCH");
        assertThat(NikCheck.errors(MALE, BORN.plusMonths(1), Sex.MALE)).containsExactly("NIK_BIRTH_DATE_MISMATCH");
        assertThat(NikCheck.errors(MALE, BORN.plusYears(1), Sex.MALE)).containsExactly("NIK_BIRTH_DATE_MISMATCH");
    }

    @Test
    void doesNotKnowTheCentury() {
        assertThat(NikCheck.errors(MALE, BORN.minusYears(100), Sex.MALE)).isEmpty();
        assertThat(NikCheck.errors("3515140508200001", LocalDate.of(2020, 8, 5), Sex.MALE)).isEmpty();
        assertThat(NikCheck.errors("3515140508200001", LocalDate.of(1920, 8, 5), Sex.MALE)).isEmpty();
    }

    @Test
    void refusesSerialZeroAndTakesSerialOne() {
        assertThat(NikCheck.errors("3515140508680000", BORN, Sex.MALE)).containsExactly("NIK_SERIAL_ZERO");
        assertThat(NikCheck.errors("3515140508680001", BORN, Sex.MALE)).isEmpty();
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(NikCheck.errors("3515144508680000", BORN.plusDays(1), Sex.MALE))
                .containsExactly("NIK_BIRTH_DATE_MISMATCH", "NIK_SEX_MISMATCH", "NIK_SERIAL_ZERO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9915140508680001", "0015140508680001", "3500140508680001", "3530140508680001", "3515000508680001"})
    void onlyWarnsOfAnUnknownRegion(String nik) {
        IdentityDocument document = IdentityDocument.nik(nik);

        assertThat(IdentityCheck.errors(document, BORN, Sex.MALE, "/applicant/identity")).isEmpty();
        assertThat(IdentityCheck.warnings(document)).containsExactly("NIK_REGION_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"350014,false", "350114,true", "350214,true", "352814,true", "352914,true", "353014,false",
        "357014,false", "357114,true", "357214,true", "357814,true", "357914,true", "358014,false",
        "351500,false", "351501,true", "351502,true", "351550,true", "351551,true", "351552,false"})
    void knowsRegenciesTownsAndDistrictsUpToTheirBounds(String region, boolean known) {
        assertThat(NikCheck.regionIsKnown(region + "0508680001")).isEqualTo(known);
    }

    @Test
    void warnsOfNoRegionInAPassport() {
        assertThat(IdentityCheck.warnings(IdentityDocument.of("passport", "9900001234567890"))).isEmpty();
    }

    @Test
    void doesNotWarnOfAKnownRegion() {
        assertThat(IdentityCheck.warnings(IdentityDocument.nik(MALE))).isEmpty();
    }

    @Test
    void pointsAtTheNumberWithoutRepeatingIt() {
        List<InputError> errors = IdentityCheck.errors(IdentityDocument.nik(MALE), BORN.plusDays(1), Sex.FEMALE, "/lives/2/identity");

        assertThat(errors).extracting(InputError::pointer).containsOnly("/lives/2/identity/number");
        assertThat(errors).allSatisfy(error -> assertThat(error.toString()).doesNotContain(MALE));
    }
}

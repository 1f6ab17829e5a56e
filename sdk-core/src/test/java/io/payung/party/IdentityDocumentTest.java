package io.payung.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDocumentTest {
    @ParameterizedTest
    @ValueSource(strings = {"3515 1405 0868 0001", "35.15.14.050868.0001", "351514-050868-0001", " 3515140508680001 "})
    void spellsOneDocumentInOneWay(String written) {
        assertThat(IdentityDocument.nik(written)).isEqualTo(IdentityDocument.nik("3515140508680001"));
    }

    @Test
    void readsAPassportInCapitals() {
        assertThat(IdentityDocument.of("passport", "ab123456")).isEqualTo(IdentityDocument.of("passport", "AB 123456"));
    }

    @Test
    void tellsSchemesApart() {
        assertThat(IdentityDocument.of("passport", "3515140508680001")).isNotEqualTo(IdentityDocument.nik("3515140508680001"));
    }

    @Test
    void showsTheSchemeAlone() {
        assertThat(IdentityDocument.nik("3515140508680001")).hasToString("nik ****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB12", "AB1234567890123456789", "AB_12345", "ÄB12345", "ＡＢ12345"})
    void refusesWhatIsNoPassportNumber(String number) {
        assertThat(IdentityCheck.errors(IdentityDocument.of("passport", number), LocalDate.of(1990, 1, 1), Sex.MALE, "/x"))
                .extracting("code").containsExactly("FIELD_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB123", "AB123456789012345678"})
    void takesPassportNumbersOfFiveToTwentyCharacters(String number) {
        assertThat(IdentityCheck.errors(IdentityDocument.of("passport", number), LocalDate.of(1990, 1, 1), Sex.MALE, "/x")).isEmpty();
    }
}

package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.InvalidInputException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.party.Applicant;
import io.payung.party.Guardian;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody of age consents for an insured minor. */
class GuardianTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"17,GUARDIAN_NEEDED", "18,", "19,"})
    void needsAGuardianBelowEighteen(int age, String code) {
        assertThat(codes(Shop.basicFor(Applicants.bornOn(TODAY.minusYears(age))))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void sellsToAMinorWithAGuardian() {
        assertThat(codes(Shop.basicFor(Applicants.minor()).guardedBy(Applicants.guardian()))).isEmpty();
    }

    @Test
    void takesAnApplicantOfAgeAsTheGuardianOfTheirChild() {
        QuoteRequest family = Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), Applicants.child(TODAY.minusYears(8), 3)));

        assertThat(codes(family)).isEmpty();
    }

    @Test
    void doesNotTakeAMinorAsTheirOwnGuardian() {
        Applicant minor = Applicants.minor();

        assertThat(codes(Shop.basicFor(minor).guardedBy(new Guardian(Applicants.NAME, minor.identity(), "self"))))
                .containsExactly("GUARDIAN_NEEDED");
    }

    @Test
    void takesAnInsuredAdultButNoInsuredMinorAsTheGuardian() {
        Life spouse = new Life(
                "main", "spouse", Applicants.NAME, Applicants.otherAdult().identity(), Applicants.otherAdult().birthDate(), Sex.FEMALE,
                SampleProduct.lifeAnswers());
        Life child = Applicants.child(TODAY.minusYears(8), 3);
        QuoteRequest family = Shop.request("family", Applicants.minor())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(spouse, child));

        assertThat(codes(family)).containsExactly("GUARDIAN_NEEDED");
        assertThat(codes(family.guardedBy(new Guardian(Applicants.GUARDIAN_NAME, child.identity(), "sister")))).containsExactly("GUARDIAN_NEEDED");
        assertThat(codes(family.guardedBy(new Guardian(Applicants.GUARDIAN_NAME, spouse.identity(), "mother")))).isEmpty();
    }

    @Test
    void doesNotNeedTheGuardianOnceTheMinorIsOfAgeWhenTheCoverStarts() {
        Applicant soon = Applicants.bornOn(TODAY.plusDays(10).minusYears(18));

        assertThat(codes(Shop.basicFor(soon).startingOn(TODAY.plusDays(9)))).containsExactly("GUARDIAN_NEEDED");
        assertThat(codes(Shop.basicFor(soon).startingOn(TODAY.plusDays(10)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "351514050868000", "35151405086800011", "351514050868000a", "3515144508680000", "3515143213680001"})
    void refusesAGuardianWithAnImpossibleNik(String number) {
        Guardian guardian = new Guardian(Applicants.GUARDIAN_NAME, IdentityDocument.nik(number), "mother");

        InvalidInputException fault = org.assertj.core.api.Assertions.catchThrowableOfType(
                InvalidInputException.class, () -> shop.payung.quote(Shop.basicFor(Applicants.minor()).guardedBy(guardian)));
        assertThat(fault.errors()).extracting("pointer").containsOnly("/guardian/identity/number");
    }

    private List<String> codes(QuoteRequest request) {
        return shop.payung.quote(request).fold(
                offer -> List.of(),
                declined -> declined.reasons().stream().map(reason -> reason.code().value()).toList(),
                open -> List.of("MORE_NEEDED"));
    }
}

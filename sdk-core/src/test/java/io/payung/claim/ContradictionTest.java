package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.claim.ClaimDocument.Stated;
import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import io.payung.party.Beneficiary;
import io.payung.policy.PolicyNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents state against the event, the enrolment and each other. The accident is on the tenth day of the cover, today is the twentieth. */
class ContradictionTest {
    private static final LocalDate EVENT = TODAY.plusDays(10);
    private final Shop shop = new Shop();
    private PolicyNumber policy;

    @BeforeEach
    void sellAndWait() {
        policy = shop.issue(
                        Shop.request("plus", Applicants.adult())
                                .payableTo(List.of(new Beneficiary("Raka Wirayuda", "child", new BigDecimal("100")))),
                        "order-1")
                .number();
        shop.clock.advance(Duration.ofDays(20));
    }

    @Test
    void findsNothingInDocumentsThatFit() {
        ClaimAssessment found = claim(stating(Stated.NOTHING.insured(Applicants.NAME).bornOn(Applicants.adult().birthDate()).eventOn(EVENT).diedOn(EVENT)));

        assertThat(found.mismatches()).isEmpty();
        assertThat(found.state()).isEqualTo(ClaimState.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"-1,DEATH_BEFORE_ACCIDENT", "0,", "1,"})
    void namesADeathBeforeTheAccident(int days, String code) {
        assertMismatch(claim(stating(Stated.NOTHING.diedOn(EVENT.plusDays(days)))), code);
    }

    @ParameterizedTest
    @CsvSource({"-1,BIRTH_DATE_DIFFERS", "0,", "1,BIRTH_DATE_DIFFERS"})
    void namesAnotherBirthDate(int days, String code) {
        assertMismatch(claim(stating(Stated.NOTHING.bornOn(Applicants.adult().birthDate().plusDays(days)))), code);
    }

    @ParameterizedTest
    @CsvSource({"-1,EVENT_DATE_DIFFERS", "0,", "1,EVENT_DATE_DIFFERS"})
    void namesAnotherDayOfTheEvent(int days, String code) {
        assertMismatch(claim(stating(Stated.NOTHING.eventOn(EVENT.plusDays(days)))), code);
    }

    @ParameterizedTest
    @CsvSource({"-1,ISSUED_BEFORE_EVENT", "0,", "1,", "10,", "11,ISSUED_IN_FUTURE"})
    void namesADocumentThatIsOlderThanTheDeathOrNotYetWritten(int days, String code) {
        ClaimDocument letter = new ClaimDocument("village-letter", null, List.of(), EVENT.plusDays(days), null);

        assertMismatch(claim(letter.stating(Stated.NOTHING.diedOn(EVENT))), code);
    }

    @Test
    void takesAFamilyCardThatIsOlderThanTheEvent() {
        ClaimDocument card = new ClaimDocument("family-card", "3515140000000000", List.of(Applicants.NAME), EVENT.minusYears(5), null);

        assertThat(claim(card, ClaimDocument.of("hospital-letter")).mismatches()).isEmpty();
    }

    @Test
    void namesTheSecondDocumentOfTwoDaysOfDeath() {
        ClaimAssessment found = claim(
                stating(Stated.NOTHING.diedOn(EVENT)), new ClaimDocument("police-letter", null, List.of(), null, null).stating(Stated.NOTHING.diedOn(EVENT.plusDays(1))));

        assertThat(found.mismatches()).containsExactly(Reason.about("DEATH_DATES_DIFFER", "documents/3"));
    }

    @ParameterizedTest
    @CsvSource({"10,", "11,DEATH_IN_FUTURE"})
    void namesADeathAfterToday(int days, String code) {
        assertMismatch(claim(stating(Stated.NOTHING.diedOn(EVENT.plusDays(days)))), code);
    }

    @Test
    void asksForALetterWhenTheNameMayBeTheSamePersons() {
        ClaimAssessment found = claim(stating(Stated.NOTHING.insured(first(Applicants.NAME))));

        assertThat(found.mismatches()).isEmpty();
        assertThat(found.referrals()).as("doubt about a name is no suspicion").isEmpty();
        assertThat(found.missing()).containsExactly(letter("NAME_UNCLEAR"));
    }

    @Test
    void isContentWithTheLetterWhenTheNameMayBeTheSamePersons() {
        assertThat(claim(stating(Stated.NOTHING.insured(first(Applicants.NAME))), ClaimDocument.of("one-person-letter")).state())
                .isEqualTo(ClaimState.SUBMITTED);
    }

    @Test
    void namesAnotherPersonsNameAndAsksForTheLetterFirst() {
        ClaimAssessment found = claim(stating(Stated.NOTHING.insured("Togar Simanjuntak")));

        assertThat(found.mismatches()).containsExactly(Reason.about("NAME_DIFFERS", "documents/2"));
        assertThat(found.missing()).containsExactly(letter("NAME_DIFFERS"));
        assertThat(found.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
    }

    @Test
    void lookAtAnotherPersonsNameOnceTheLetterIsThere() {
        ClaimAssessment found = claim(stating(Stated.NOTHING.insured("Togar Simanjuntak")), ClaimDocument.of("one-person-letter"));

        assertThat(found.missing()).isEmpty();
        assertThat(found.referrals()).containsExactly(Reason.about("DOCUMENTS_CONTRADICT", "documents"));
    }

    @ParameterizedTest
    @CsvSource({"RAKA WIRAYUDA,,", "Raka,NAME_UNCLEAR,", "Togar Simanjuntak,HEIR_DIFFERS,HEIR_DIFFERS"})
    void looksForTheHeirAmongThoseKnownAtEnrolmentWhateverTheNumberOfTheFamilyCard(String heir, String why, String mismatch) {
        ClaimDocument card = new ClaimDocument("family-card", "9999999999999999", List.of(), null, null).stating(Stated.NOTHING.heir(heir));

        ClaimAssessment found = claim(card, ClaimDocument.of("hospital-letter"));

        assertThat(found.missing().stream().map(MissingDocument::why).map(Object::toString)).isEqualTo(why == null ? List.of() : List.of(why));
        assertThat(found.mismatches()).isEqualTo(mismatch == null ? List.of() : List.of(Reason.about(mismatch, "documents/2")));
    }

    @Test
    void tellsContradictionsInTheDecisionWithoutWhatTheyAreAbout() {
        ClaimAssessment found = claim(stating(Stated.NOTHING.insured("Togar Simanjuntak").bornOn(TODAY)));

        assertThat(found.receipt().decision().reasons()).contains(Reason.about("BIRTH_DATE_DIFFERS", "documents/2"), Reason.about("NAME_DIFFERS", "documents/2"));
        assertThat(found.receipt().decision().toString()).doesNotContain("Togar");
    }

    private void assertMismatch(ClaimAssessment found, String code) {
        assertThat(found.mismatches()).isEqualTo(code == null ? List.of() : List.of(Reason.about(code, "documents/2")));
        assertThat(found.state()).isEqualTo(code == null ? ClaimState.SUBMITTED : ClaimState.REFERRED);
    }

    private static MissingDocument letter(String why) {
        return new MissingDocument("one-person-letter", List.of("one-person-letter"), "original", io.payung.decision.ReasonCode.of(why));
    }

    private static ClaimDocument stating(Stated stated) {
        return ClaimDocument.of("hospital-letter").stating(stated);
    }

    private static String first(String name) {
        return name.split(" ")[0];
    }

    private ClaimAssessment claim(ClaimDocument... documents) {
        List<ClaimDocument> all = Stream.concat(
                        Stream.of("claim-form", "family-card").map(ClaimDocument::of), Stream.of(documents))
                .toList();
        return shop.payung.claim(ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", EVENT))
                        .answers(Map.of("trafficAccident", false))
                        .with(all))
                .assessment();
    }
}

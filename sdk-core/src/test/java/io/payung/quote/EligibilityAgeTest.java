package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entry ages 6 to 69, counted on the first day of cover. */
class EligibilityAgeTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"5,AGE_BELOW_MINIMUM", "6,", "7,", "68,", "69,", "70,AGE_ABOVE_MAXIMUM"})
    void acceptsAgesFromSixToSixtyNineOnTheBirthday(int age, String code) {
        assertThat(codes(TODAY.minusYears(age), TODAY)).containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"6,AGE_BELOW_MINIMUM", "7,", "69,", "70,", "71,AGE_ABOVE_MAXIMUM"})
    void countsOneYearLessOnTheDayBeforeTheBirthday(int age, String code) {
        assertThat(codes(TODAY.minusYears(age).plusDays(1), TODAY)).containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @Test
    void declinesWhoIsQuotedAtSixtyNineAndStartsAfterTheSeventiethBirthday() {
        LocalDate born = TODAY.plusDays(10).minusYears(70);

        assertThat(codes(born, TODAY)).isEmpty();
        assertThat(codes(born, TODAY.plusDays(9))).isEmpty();
        assertThat(codes(born, TODAY.plusDays(10))).containsExactly("AGE_ABOVE_MAXIMUM");
        assertThat(codes(born, TODAY.plusDays(11))).containsExactly("AGE_ABOVE_MAXIMUM");
    }

    @Test
    void acceptsAChildWhoTurnsSixBeforeTheCoverStarts() {
        LocalDate born = TODAY.plusDays(10).minusYears(6);

        assertThat(withGuardian(born, TODAY.plusDays(9))).containsExactly("AGE_BELOW_MINIMUM");
        assertThat(withGuardian(born, TODAY.plusDays(10))).isEmpty();
    }

    @Test
    void reachesABirthdayOfTheTwentyNinthOfFebruaryOnTheFirstOfMarch() {
        LocalDate born = LocalDate.of(1956, 2, 29);
        shop.clock.set(java.time.Instant.parse("2026-02-20T03:00:00Z"));

        assertThat(codes(born, LocalDate.of(2026, 2, 27))).isEmpty();
        assertThat(codes(born, LocalDate.of(2026, 2, 28))).isEmpty();
        assertThat(codes(born, LocalDate.of(2026, 3, 1))).containsExactly("AGE_ABOVE_MAXIMUM");
    }

    @Test
    void reachesItOnTheDayItselfInALeapYear() {
        LocalDate born = LocalDate.of(1958, 2, 28);
        shop.clock.set(java.time.Instant.parse("2028-02-20T03:00:00Z"));

        assertThat(codes(born, LocalDate.of(2028, 2, 27))).isEmpty();
        assertThat(codes(born, LocalDate.of(2028, 2, 28))).containsExactly("AGE_ABOVE_MAXIMUM");
        assertThat(codes(LocalDate.of(1956, 2, 29), LocalDate.of(2028, 2, 29))).containsExactly("AGE_ABOVE_MAXIMUM");
    }

    @Test
    void namesTheLifeTheRuleAndTheAge() {
        QuoteOutcome.Declined declined =
                (QuoteOutcome.Declined) shop.payung.quote(Shop.basicFor(Applicants.bornOn(TODAY.minusYears(70))));

        Reason reason = declined.reasons().get(0);
        assertThat(reason.rule()).isEqualTo("ELG-002");
        assertThat(reason.subject()).isEqualTo("lives/0");
        assertThat(reason.actual()).isEqualTo("70");
        assertThat(reason.toString()).doesNotContain("70");
    }

    @Test
    void takesTheDayInTheProductsZone() {
        LocalDate born = LocalDate.of(1956, 6, 16);

        shop.clock.set(java.time.Instant.parse("2026-06-15T16:59:59Z"));
        assertThat(codes(born, null)).as("still the 15th in Jakarta").isEmpty();
        shop.clock.set(java.time.Instant.parse("2026-06-15T17:00:00Z"));
        assertThat(codes(born, null)).as("the 16th in Jakarta").containsExactly("AGE_ABOVE_MAXIMUM");
    }

    private List<String> codes(LocalDate born, @Nullable LocalDate start) {
        return codes(request(born, start));
    }

    private List<String> withGuardian(LocalDate born, LocalDate start) {
        return codes(request(born, start).guardedBy(Applicants.guardian()));
    }

    private static QuoteRequest request(LocalDate born, @Nullable LocalDate start) {
        QuoteRequest request = Shop.basicFor(Applicants.bornOn(born));
        // Children need a guardian; who is not one does not.
        QuoteRequest guarded = born.isAfter(TODAY.minusYears(20)) ? request.guardedBy(Applicants.guardian()) : request;
        return start == null ? guarded : guarded.startingOn(start);
    }

    private List<String> codes(QuoteRequest request) {
        return shop.payung.quote(request).fold(
                offer -> List.of(),
                declined -> declined.reasons().stream().map(reason -> reason.code().value()).toList(),
                open -> List.of("MORE_NEEDED"));
    }
}

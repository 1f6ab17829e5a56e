package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.PackRef;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHistory.Day;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CoverHistoryTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 30);

    private final List<PolicyMove> moves = new ArrayList<>();

    @Test
    void coversItsDatesWhenNothingHappened() {
        assertThat(history().on(FIRST.minusDays(1))).isEqualTo(Day.NONE);
        assertThat(history().on(FIRST)).isEqualTo(Day.PART);
        assertThat(history().on(FIRST.plusDays(1))).isEqualTo(Day.WHOLE);
        assertThat(history().on(LAST)).isEqualTo(Day.WHOLE);
        assertThat(history().on(LAST.plusDays(1))).isEqualTo(Day.NONE);
    }

    @Test
    void coversInGraceAndUntilItsEndAndNotWhileLapsed() {
        becomes(PolicyState.IN_GRACE, day(3, 1));
        becomes(PolicyState.LAPSED, day(3, 15));

        assertThat(history().covered(day(3, 15).minus(1, ChronoUnit.MICROS))).isTrue();
        assertThat(history().covered(day(3, 15))).isFalse();
        assertThat(history().on(date(3, 1))).isEqualTo(Day.WHOLE);
        assertThat(history().on(date(3, 14))).isEqualTo(Day.WHOLE);
        assertThat(history().on(date(3, 15))).isEqualTo(Day.NONE);
        assertThat(history().on(LAST)).isEqualTo(Day.NONE);
    }

    @Test
    void coversAgainFromReinstatementOnAndStillNotInBetween() {
        Instant paid = day(4, 2).plus(9, ChronoUnit.HOURS);
        becomes(PolicyState.LAPSED, day(3, 15));
        becomes(null, paid);

        assertThat(history().stateAt(day(3, 15))).isEqualTo(PolicyState.LAPSED);
        assertThat(history().covered(paid.minus(1, ChronoUnit.MICROS))).isFalse();
        assertThat(history().covered(paid)).isTrue();
        assertThat(history().on(date(3, 14))).isEqualTo(Day.WHOLE);
        assertThat(history().on(date(4, 1))).isEqualTo(Day.NONE);
        assertThat(history().on(date(4, 2))).isEqualTo(Day.PART);
        assertThat(history().on(date(4, 3))).isEqualTo(Day.WHOLE);
        assertThat(history().on(LAST.plusDays(1))).isEqualTo(Day.NONE);
    }

    @Test
    void forgetsALapseThatIsTakenBackFromItsBeginning() {
        becomes(PolicyState.LAPSED, day(3, 15));
        becomes(null, day(3, 15));

        assertThat(history().on(date(3, 15))).isEqualTo(Day.WHOLE);
    }

    @Test
    void coversNothingOfAVoidPolicyWhateverHappenedBefore() {
        becomes(PolicyState.IN_GRACE, day(3, 1));
        becomes(PolicyState.VOID, FIRST.atStartOfDay(JAKARTA).toInstant());

        assertThat(history().on(FIRST.plusDays(1))).isEqualTo(Day.NONE);
        assertThat(history().on(date(3, 2))).isEqualTo(Day.NONE);
    }

    /** A fault is found months after the sale; the money is back, and no day of it was covered. */
    @Test
    void coversNoDayOfAPolicyThatIsFoundToBeVoidLater() {
        becomes(PolicyState.VOID, day(9, 1));

        assertThat(history().covered(day(3, 2))).isFalse();
        assertThat(history().on(date(3, 2))).isEqualTo(Day.NONE);
        assertThat(history().on(date(9, 2))).isEqualTo(Day.NONE);
    }

    @Test
    void coversWhatWasBeforeACancellation() {
        becomes(PolicyState.CANCELLED, day(9, 1));

        assertThat(history().on(date(8, 31))).isEqualTo(Day.WHOLE);
        assertThat(history().on(date(9, 1))).isEqualTo(Day.NONE);
    }

    private void becomes(PolicyState state, Instant since) {
        PolicyState from = moves.isEmpty() ? null : moves.get(moves.size() - 1).to();
        moves.add(new PolicyMove(moves.size() + 1, from, state, since, since, "INSTALMENT_MISSED"));
    }

    private CoverHistory history() {
        Policy policy = new Policy(
                new PolicyNumber("PYG-TEST"), PartnerId.of("coop"), new QuoteId(new UUID(0, 1)), new PackRef("product", 1, "a".repeat(64)), "basic",
                JAKARTA, FIRST.atStartOfDay(JAKARTA).plusHours(10).toInstant(), LAST, Money.of("60000", "IDR"), List.of(), null,
                FIRST.atStartOfDay(JAKARTA).toInstant());
        return new CoverHistory(policy, moves);
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static Instant day(int month, int day) {
        return date(month, day).atStartOfDay(JAKARTA).toInstant();
    }
}

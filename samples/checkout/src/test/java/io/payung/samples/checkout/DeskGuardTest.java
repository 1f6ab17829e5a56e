package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.AbstractIntegerAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class DeskGuardTest {

    private static final String RIGHT = "open-sesame";

    private final ShopClock clock = new ShopClock(Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC));
    private final DeskGuard guard = new DeskGuard(RIGHT, clock);

    @Test
    void letsInWhoKnowsTheCode() {
        guard.admit(RIGHT);

        statusOf(RIGHT + "x").isEqualTo(401);
        statusOf("").isEqualTo(401);
        statusOf(null).isEqualTo(401);
    }

    @Test
    void fourWrongCodesLockNobodyOut() {
        wrong(DeskGuard.TRIES - 1);

        guard.admit(RIGHT);
    }

    @Test
    void theFifthWrongCodeLocksEvenTheRightOneOut() {
        wrong(DeskGuard.TRIES);

        statusOf(RIGHT).isEqualTo(429);
    }

    @Test
    void aSixthWrongCodeIsNotLookedAtAnyMore() {
        wrong(DeskGuard.TRIES);

        statusOf("wrong").isEqualTo(429);
    }

    @Test
    void opensAgainWhenTheTimeIsOver() {
        wrong(DeskGuard.TRIES);

        clock.putForward(DeskGuard.LOCKED_FOR.minusMillis(1));
        statusOf(RIGHT).isEqualTo(429);
        clock.putForward(Duration.ofMillis(1));
        guard.admit(RIGHT);
        clock.putForward(Duration.ofMillis(1));
        guard.admit(RIGHT);
    }

    @Test
    void locksAtOnceForAnotherWrongCodeAfterTheLock() {
        wrong(DeskGuard.TRIES);
        clock.putForward(DeskGuard.LOCKED_FOR);

        statusOf("wrong").isEqualTo(401);

        statusOf(RIGHT).isEqualTo(429);
    }

    @Test
    void theRightCodeForgetsTheWrongOnes() {
        wrong(DeskGuard.TRIES - 1);
        guard.admit(RIGHT);

        wrong(DeskGuard.TRIES - 1);

        guard.admit(RIGHT);
    }

    @Test
    void whoSaysNothingGuessesNothing() {
        for (int i = 0; i <= DeskGuard.TRIES; i++) {
            statusOf(null).isEqualTo(401);
        }

        guard.admit(RIGHT);
    }

    @Test
    void saysWhenToComeBack() {
        wrong(DeskGuard.TRIES);

        assertThatThrownBy(() -> guard.admit(RIGHT)).isInstanceOfSatisfying(ErrorResponseException.class,
                problem -> assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("31"));
    }

    @Test
    void refusesACodeOfFewerThanEightCharacters() {
        assertThatThrownBy(() -> new DeskGuard("1234567", clock)).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("1234567");
        assertThatCode(() -> new DeskGuard("12345678", clock)).doesNotThrowAnyException();
        assertThatCode(() -> new DeskGuard("123456789", clock)).doesNotThrowAnyException();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            statusOf("wrong").isEqualTo(401);
        }
    }

    private AbstractIntegerAssert<?> statusOf(@Nullable String code) {
        try {
            guard.admit(code);
            return assertThat(200);
        } catch (ErrorResponseException problem) {
            return assertThat(problem.getStatusCode().value());
        }
    }
}

package io.payung.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxClockTest {
    private final TestClock real = new TestClock(Shop.NOW);
    private final SandboxClock clock = new SandboxClock(real);

    @Test
    void startsAtTheRealTimeAndRunsWithIt() {
        assertThat(clock.instant()).isEqualTo(Shop.NOW);

        assertThat(clock.forward(Duration.ofHours(2))).isEqualTo(Shop.NOW.plus(Duration.ofHours(2)));
        real.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(Shop.NOW.plus(Duration.ofHours(2)).plusSeconds(3));
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void movesInEveryZone() {
        SandboxClock here = new SandboxClock(Clock.fixed(Shop.NOW, ZoneOffset.UTC));
        Clock elsewhere = here.withZone(ZoneOffset.ofHours(7));
        here.forward(Duration.ofDays(1));

        assertThat(elsewhere.instant()).isEqualTo(here.instant()).isEqualTo(Shop.NOW.plus(Duration.ofDays(1)));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneOffset.ofHours(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.000000001S", "P-1D"})
    void isNeverSetBackNorLeftStanding(Duration by) {
        assertCode("CLOCK_BACK", () -> clock.forward(by));
    }

    @Test
    void isSetToNoTimeThatHasPassed() {
        clock.forward(Duration.ofHours(1));

        assertCode("CLOCK_BACK", () -> clock.forwardTo(clock.instant().minusNanos(1)));
        assertThat(clock.forwardTo(clock.instant())).isEqualTo(Shop.NOW.plus(Duration.ofHours(1)));
        assertThat(clock.forwardTo(clock.instant().plusNanos(1))).isEqualTo(Shop.NOW.plus(Duration.ofHours(1)).plusNanos(1));
    }

    @Test
    void isSetFiftyYearsForwardAndNoFurther() {
        assertCode("CLOCK_TOO_FAR", () -> clock.forward(SandboxClock.FARTHEST.plusNanos(1)));
        clock.forward(SandboxClock.FARTHEST.minusNanos(1));
        clock.forward(Duration.ofNanos(1));

        assertCode("CLOCK_TOO_FAR", () -> clock.forward(Duration.ofNanos(1)));
        assertCode("CLOCK_TOO_FAR", () -> clock.forward(Duration.ofSeconds(Long.MAX_VALUE)));
        assertCode("CLOCK_TOO_FAR", () -> clock.forwardTo(clock.instant().plusNanos(1)));
        assertThat(clock.ahead()).isEqualTo(SandboxClock.FARTHEST);
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}

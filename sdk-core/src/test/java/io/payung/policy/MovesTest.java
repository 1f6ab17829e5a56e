package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Shop;
import io.payung.payment.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of allowed moves, and when an application is looked at again. */
class MovesTest {

    private final Shop shop = new Shop();

    @ParameterizedTest
    @EnumSource(ApplicationState.class)
    void anApplicationMovesAsTheTableSays(ApplicationState from) {
        Set<ApplicationState> allowed = switch (from) {
            case AWAITING_PAYMENT -> EnumSet.of(ApplicationState.ISSUED, ApplicationState.LAPSED, ApplicationState.REFUND_DUE);
            case LAPSED, REFUNDED -> EnumSet.of(ApplicationState.REFUND_DUE);
            case REFUND_DUE -> EnumSet.of(ApplicationState.REFUNDED);
            case ISSUED -> EnumSet.noneOf(ApplicationState.class);
        };

        for (ApplicationState to : ApplicationState.values()) {
            assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed.contains(to));
            assertThat(ApplicationState.of(to.key())).isEqualTo(to);
        }
    }

    @Test
    void noOtherMoveIsMade() {
        Application awaiting = shop.standing(shop.apply(shop.offer(), "a")).application();

        assertThat(catchThrowableOfType(PayungException.class, awaiting::refunded).code()).isEqualTo("APPLICATION_MOVE");
        assertThat(catchThrowableOfType(PayungException.class, () -> awaiting.lapsed().issuedAs(new PolicyNumber("P"))).code())
                .isEqualTo("APPLICATION_MOVE");
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void aPaymentNeverMovesBack(PaymentState from) {
        Set<PaymentState> allowed = switch (from) {
            case UNKNOWN -> EnumSet.of(PaymentState.PENDING, PaymentState.SETTLED, PaymentState.FAILED, PaymentState.REVERSED);
            case PENDING -> EnumSet.of(PaymentState.UNKNOWN, PaymentState.SETTLED, PaymentState.FAILED, PaymentState.REVERSED);
            case FAILED -> EnumSet.of(PaymentState.UNKNOWN, PaymentState.PENDING, PaymentState.SETTLED, PaymentState.REVERSED);
            case SETTLED -> EnumSet.of(PaymentState.REVERSED);
            case REVERSED -> EnumSet.noneOf(PaymentState.class);
        };

        for (PaymentState to : PaymentState.values()) {
            assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed.contains(to));
            assertThat(PaymentState.of(to.key())).isEqualTo(to);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT4M, PT5M", "PT8M, PT10M", "PT4H, PT5H", "PT12H, PT13H", "PT23H, PT24H", "PT23H30M, PT24H", "PT24H, PT25H"})
    void looksAtAYoungApplicationOftenAndAtPayByForCertain(Duration age, Duration next) {
        Application awaiting = shop.standing(shop.apply(shop.offer(), "a")).application();
        Instant applied = awaiting.appliedAt();

        assertThat(Recheck.of(awaiting, applied.plus(age))).isEqualTo(applied.plus(next));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1H", "PT1H, PT2H", "PT3H, PT6H", "P7D, P14D", "P7DT1S, "})
    void looksAtALapsedOneEverMoreSeldomForAWeek(Duration since, Duration next) {
        Application lapsed = shop.standing(shop.apply(shop.offer(), "a")).application().lapsed();

        assertThat(Recheck.of(lapsed, lapsed.payBy().plus(since))).isEqualTo(next == null ? null : lapsed.payBy().plus(next));
    }
}

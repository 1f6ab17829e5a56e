package io.payung.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.util.Currency;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency RUPIAH = Currency.getInstance("IDR");

    @Test
    void equalAmountsAreEqualWhateverTheirScale() {
        assertThat(Money.of("1000.00", "IDR")).isEqualTo(Money.of("1000", "IDR")).hasSameHashCodeAs(Money.of("1E3", "IDR"));
        assertThat(Money.of("0.000", "IDR")).isEqualTo(Money.zero(RUPIAH));
    }

    @Test
    void neverMixesCurrencies() {
        Money rupiah = Money.of("1", "IDR");
        Money dollar = Money.of("1", "USD");

        assertCode("MONEY_CURRENCY_MIXED", () -> rupiah.plus(dollar));
        assertCode("MONEY_CURRENCY_MIXED", () -> rupiah.minus(dollar));
        assertCode("MONEY_CURRENCY_MIXED", () -> rupiah.min(dollar));
        assertCode("MONEY_CURRENCY_MIXED", () -> rupiah.compareTo(dollar));
        assertThat(rupiah).isNotEqualTo(dollar);
    }

    @Test
    void holdsEighteenDigitsBeforeThePointAndNotNineteen() {
        assertThat(Money.of("9".repeat(17), "IDR").plainAmount()).hasSize(17);
        assertThat(Money.of("9".repeat(18), "IDR").plainAmount()).hasSize(18);
        assertCode("MONEY_TOO_LARGE", () -> Money.of("9".repeat(19), "IDR"));
        assertCode("MONEY_TOO_LARGE", () -> Money.of("9".repeat(18), "IDR").plus(Money.of("1", "IDR")));
    }

    @Test
    void holdsSixDigitsAfterThePointAndNotSeven() {
        assertThat(Money.of("0.00001", "IDR").plainAmount()).isEqualTo("0.00001");
        assertThat(Money.of("0.000001", "IDR").plainAmount()).isEqualTo("0.000001");
        assertCode("MONEY_TOO_FINE", () -> Money.of("0.0000001", "IDR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "0e1000000000", "-1e1000000000", "1e19", "9e2147483646"})
    void refusesHugeExponentsWithoutWritingThemOut(String amount) {
        assertCode("MONEY_TOO_LARGE", () -> Money.of(amount, "IDR"));
    }

    @Test
    void refusesTinyExponentsWithoutWritingThemOut() {
        assertCode("MONEY_TOO_FINE", () -> Money.of("1e-1000000000", "IDR"));
        assertThat(Money.of("0e-1000000000", "IDR")).isEqualTo(Money.zero(RUPIAH));
        assertCode("MONEY_TOO_LARGE", () -> new Money(new BigDecimal("1." + "0".repeat(40)), RUPIAH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 000", "1.000.000", "1,5", "abc", "NaN", "Infinity", "0x10", "1e", "Rp1"})
    void refusesWhatIsNoAmount(String amount) {
        assertCode("MONEY_FORMAT", () -> Money.of(amount, "IDR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "idr", "XXZ", "RUPIAH"})
    void refusesWhatIsNoCurrency(String currency) {
        assertCode("MONEY_FORMAT", () -> Money.of("1", currency));
    }

    @Test
    void addsAndSubtractsExactly() {
        assertThat(Money.of("0.1", "USD").plus(Money.of("0.2", "USD"))).isEqualTo(Money.of("0.3", "USD"));
        assertThat(Money.of("1", "USD").minus(Money.of("1.5", "USD")).plainAmount()).isEqualTo("-0.5");
        assertThat(Money.of("1", "USD").min(Money.of("2", "USD"))).isEqualTo(Money.of("1", "USD"));
    }

    @Test
    void isPositiveOnlyAboveZero() {
        assertThat(Money.of("-0.000001", "IDR").isPositive()).isFalse();
        assertThat(Money.zero(RUPIAH).isPositive()).isFalse();
        assertThat(Money.of("0.000001", "IDR").isPositive()).isTrue();
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).extracting(PayungException::code).isEqualTo(code);
    }
}

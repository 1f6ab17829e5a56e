package io.payung.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
    private static final Currency RUPIAH = Currency.getInstance("IDR");

    @ParameterizedTest
    @CsvSource({"25049,25000", "25049.999999,25000", "25050,25100", "25051,25100", "25000,25000", "0,0", "-25050,-25100"})
    void roundsHalfUpToTheUnit(String exact, String rounded) {
        Rounding hundred = new Rounding(new BigDecimal("100"), RoundingMode.HALF_UP);

        assertThat(hundred.round(new BigDecimal(exact), RUPIAH).plainAmount()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"UP,20001,20500", "DOWN,20499,20000", "CEILING,20001,20500", "FLOOR,20499,20000", "HALF_EVEN,20250,20000"})
    void followsTheProductsMode(RoundingMode mode, String exact, String rounded) {
        assertThat(new Rounding(new BigDecimal("500"), mode).round(new BigDecimal(exact), RUPIAH).plainAmount()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"499.99,0", "500,500", "999.99,500"})
    void roundsDownWhateverTheMode(String exact, String rounded) {
        Rounding up = new Rounding(new BigDecimal("500"), RoundingMode.UP);

        assertThat(up.roundDown(new BigDecimal(exact), RUPIAH).plainAmount()).isEqualTo(rounded);
    }

    @Test
    void roundsToCents() {
        Rounding cents = new Rounding(new BigDecimal("0.01"), RoundingMode.HALF_UP);

        assertThat(cents.round(new BigDecimal("1.005"), Currency.getInstance("USD")).plainAmount()).isEqualTo("1.01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void needsAPositiveUnit(String unit) {
        assertThatThrownBy(() -> new Rounding(new BigDecimal(unit), RoundingMode.UP))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("ROUNDING_UNIT"));
    }
}

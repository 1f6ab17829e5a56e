package io.payung.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @Test
    void aDecisionHasItsReasonsInOneOrderWhateverTheOrderGiven() {
        List<Reason> reasons = new ArrayList<>(List.of(
                Reason.of("B_CODE"), Reason.about("B_CODE", "lives/1"), Reason.about("A_CODE", "lives/0"), Reason.of("A_CODE"),
                new Reason(ReasonCode.of("B_CODE"), "ELG-002", "lives/1", "70", "69")));
        List<Reason> ordered = decision(reasons).reasons();

        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(reasons, new Random(seed));
            assertThat(decision(reasons).reasons()).as("seed " + seed).isEqualTo(ordered);
        }
        assertThat(ordered).extracting(Reason::toString).containsExactly(
                "A_CODE", "A_CODE at lives/0", "B_CODE", "B_CODE at lives/1", "B_CODE by ELG-002 at lives/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1", "AB", "AGE_ABOVE_MAXIMUM", "A123456789_123456789_123456789_123456789_123456789_123456789_123"})
    void takesCodesOfTwoToSixtyFourCharacters(String code) {
        assertThat(ReasonCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_code", "1A", "_A", "A-B", "Ä_CODE", "A123456789_123456789_123456789_123456789_123456789_123456789_1234"})
    void refusesWhatIsNoCode(String code) {
        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> ReasonCode.of(code))
                .satisfies(e -> assertThat(e.code()).isEqualTo("REASON_CODE_SHAPE"));
    }

    private static Decision decision(List<Reason> reasons) {
        return new Decision(1, new PackRef("p", 1, "0"), LocalDate.EPOCH, "declined", Map.of(), reasons, Map.of(), Map.of());
    }
}

package io.payung.product.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.terms.AnswerTest.Compare;
import io.payung.product.terms.AnswerTest.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTestTest {

    private static final AnswerTest FLAT = new Compare("method", Operator.EQUAL, "flat");
    private static final AnswerTest LONG = new Compare("months", Operator.MORE, new BigDecimal("12"));

    @ParameterizedTest
    @CsvSource({
        "EQUAL,11,false", "EQUAL,12,true", "EQUAL,13,false", "UNEQUAL,11,true", "UNEQUAL,12,false", "UNEQUAL,13,true",
        "LESS,11,true", "LESS,12,false", "AT_MOST,12,true", "AT_MOST,13,false", "MORE,12,false", "MORE,13,true", "AT_LEAST,11,false", "AT_LEAST,12,true"
    })
    void comparesWholeNumbersAndDecimalsByValue(Operator operator, long answer, boolean holds) {
        AnswerTest test = new Compare("months", operator, new BigDecimal("12.00"));

        assertThat(test.holds(Map.of("months", answer), Set.of())).contains(holds);
        assertThat(test.holds(Map.of("months", new BigDecimal(answer + ".0")), Set.of())).contains(holds);
    }

    @Test
    void comparesTextsFlagsAndDates() {
        assertThat(FLAT.holds(Map.of("method", "flat"), Set.of())).contains(true);
        assertThat(new Compare("paid", Operator.EQUAL, false).holds(Map.of("paid", true), Set.of())).contains(false);
        assertThat(new Compare("day", Operator.LESS, LocalDate.of(2026, 3, 1)).holds(Map.of("day", LocalDate.of(2026, 2, 28)), Set.of()))
                .contains(true);
    }

    @Test
    void isOpenWhileItDependsOnAnAbsentAnswer() {
        AnswerTest both = new AnswerTest.Combined(true, List.of(FLAT, LONG));
        AnswerTest either = new AnswerTest.Combined(false, List.of(FLAT, LONG));

        assertThat(FLAT.holds(Map.of(), Set.of())).isEmpty();
        assertThat(both.holds(Map.of("method", "flat"), Set.of())).isEmpty();
        assertThat(both.holds(Map.of("method", "annuity"), Set.of())).contains(false);
        assertThat(either.holds(Map.of("method", "flat"), Set.of())).contains(true);
        assertThat(either.holds(Map.of("method", "annuity"), Set.of())).isEmpty();
        assertThat(both.reads()).containsExactly("method", "months");
    }

    @Test
    void doesNotHoldOfAnAnswerThatNobodyNeeds() {
        AnswerTest notFlat = new Compare("method", Operator.UNEQUAL, "flat");

        assertThat(notFlat.holds(Map.of(), Set.of("method"))).isEqualTo(Optional.of(false));
        assertThat(notFlat.holds(Map.of("method", "annuity"), Set.of("method"))).isEqualTo(Optional.of(false));
    }
}

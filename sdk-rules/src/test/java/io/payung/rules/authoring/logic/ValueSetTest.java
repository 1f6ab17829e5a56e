package io.payung.rules.authoring.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be absent stays apart from what a value can be. */
class ValueSetTest {

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void treatsAbsenceLikeOneMoreValue(boolean own, boolean others) {
        ValueSet one = set(own);
        ValueSet other = set(others);

        assertThat(one.and(other).canBeAbsent()).isEqualTo(own && others);
        assertThat(one.or(other).canBeAbsent()).isEqualTo(own || others);
        assertThat(one.minus(other).canBeAbsent()).isEqualTo(own && !others);
        assertThat(one.minus(other).isEmpty()).isEqualTo(!own || others);
        assertThat(one.onlyAbsent().isEmpty()).isEqualTo(!own);
        assertThat(one.known().canBeAbsent()).isFalse();
        assertThat(one.matching(Operator.NOT_EQUAL, "x").canBeAbsent()).isFalse();
    }

    @Test
    void countsWithoutBounds() {
        ValueSet all = ValueSet.decimal(null, null);

        assertThat(all.matching(Operator.LESS, 0L).and(all.matching(Operator.MORE, -1L)).isEmpty()).isFalse();
        assertThat(all.matching(Operator.LESS, 0L).and(all.matching(Operator.MORE, 0L)).isEmpty()).isTrue();
        assertThat(all.minus(all).isEmpty()).isTrue();
        assertThat(ValueSet.whole(null, null).matching(Operator.MORE, 0L).and(ValueSet.whole(null, null).matching(Operator.LESS, 1L)).isEmpty())
                .isTrue();
        assertThat(ValueSet.whole(BigDecimal.ONE, null).matching(Operator.LESS, 1L).isEmpty()).isTrue();
        assertThat(ValueSet.whole(null, BigDecimal.ONE).matching(Operator.MORE, 1L).isEmpty()).isTrue();
    }

    private static ValueSet set(boolean absent) {
        ValueSet words = ValueSet.oneOf(Set.of("a"));
        return absent ? words.orAbsent() : words;
    }
}

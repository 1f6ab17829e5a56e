package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.InputError;
import io.payung.product.Question;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of an answer of each type, whatever a question's own bounds are. */
class AnswersTest {
    private final List<InputError> errors = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"199,true", "200,true", "201,false"})
    void takesATextOfUpToTwoHundredCharacters(int length, boolean fits) {
        assertThat(typed(ValueType.TEXT, "x".repeat(length)).isEmpty()).isEqualTo(!fits);
        assertThat(codes()).isEqualTo(fits ? List.of() : List.of("FIELD_TYPE"));
    }

    static Stream<Arguments> wholes() {
        return Stream.of(
                Arguments.of((short) 7, 7L),
                Arguments.of(7, 7L),
                Arguments.of(7L, 7L),
                Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void readsWholeNumbersOfUpToSixtyFourBits(Number given, long expected) {
        assertThat(typed(ValueType.INTEGER, given)).containsExactly(Map.entry("asked", expected));
        assertThat(typed(ValueType.DECIMAL, given)).containsExactly(Map.entry("asked", BigDecimal.valueOf(expected)));
    }

    @Test
    void refusesWholeNumbersOfMoreBits() {
        BigInteger tooLong = BigInteger.ONE.shiftLeft(63);

        assertThat(typed(ValueType.INTEGER, tooLong)).isEmpty();
        assertThat(typed(ValueType.DECIMAL, tooLong)).isEmpty();
        assertThat(codes()).containsExactly("FIELD_TYPE", "FIELD_TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999999,true", "999999999999999999,true", "1000000000000000000,false",
        "0.12345,true", "0.123456,true", "0.1234567,false",
        "99999999999999999.999999,true", "999999999999999999.999999,true", "1000000000000000000.999999,false"})
    void takesEighteenDigitsBeforeThePointAndSixBehindIt(String digits, boolean fits) {
        BigDecimal number = new BigDecimal(digits);

        assertThat(typed(ValueType.DECIMAL, number)).isEqualTo(fits ? Map.of("asked", number) : Map.of());
        assertThat(typed(ValueType.DECIMAL, digits)).isEqualTo(fits ? Map.of("asked", number) : Map.of());
    }

    @ParameterizedTest
    @CsvSource({"39,true", "40,true", "41,false"})
    void repeatsAnUnknownNameOfUpToFortyCharacters(int length, boolean repeated) {
        String name = "n".repeat(length);

        Answers.typed(Map.of(name, 1), Map.of(), "/answers", errors);

        assertThat(errors).extracting(InputError::pointer).containsExactly(repeated ? "/answers/" + name : "/answers");
    }

    private Map<String, Object> typed(ValueType type, Object answer) {
        Question question = new Question(
                "asked", type, List.of(), null, null, "customer", Question.Moment.QUOTE, Question.Scope.QUOTE);
        return Answers.typed(Map.of("asked", answer), Map.of("asked", question), "/answers", errors);
    }

    private List<String> codes() {
        return errors.stream().map(InputError::code).toList();
    }
}

package io.payung.spring.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {

    @Test
    void readsEveryKindOfValueExactly() {
        JsonNode tree = read("{\"a\":[1,2.50,\"x\\n\",true,false,null,-7],\"b\":{\"c\":{}}}");

        assertThat(tree.get("a").get(1).decimalValue()).isEqualTo(new BigDecimal("2.50"));
        assertThat(tree.get("a").get(6).longValue()).isEqualTo(-7);
        assertThat(tree.get("a").get(5).isNull()).isTrue();
        assertThat(tree.at("/b/c").isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{\"a\":}", "{\"a\":1,}", "{} {}", "{}x", "[1", "NaN", "{\"a\":01}", "{a:1}", "\"\\ud800\"", "'a'", "// no\n{}"
    })
    void refusesWhatIsNoJson(String text) {
        assertThat(code(text)).isEqualTo("JSON_MALFORMED");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(PayungException.class, () -> StrictJson.read(latin)).code()).isEqualTo("JSON_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"\\u0061\":2}]}"})
    void refusesAKeyThatComesTwice(String text) {
        assertThat(code(text)).isEqualTo("JSON_DUPLICATE_KEY");
    }

    @Test
    void nestsAsDeepAsTheBoundAndNoDeeper() {
        assertThat(read(nested(StrictJson.MAX_DEPTH)).isArray()).isTrue();
        assertThat(code(nested(StrictJson.MAX_DEPTH + 1))).isEqualTo("JSON_TOO_DEEP");
        assertThat(code("[".repeat(50_000))).isEqualTo("JSON_TOO_DEEP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1e-1000000000", "1e99999999", "1e31", "1e-31", "0e1000000000", "1e9999999999", "1e-3000000000"})
    void refusesNumbersThatAreDangerousToComputeWith(String number) {
        assertThat(error("{\"a\":[" + number + "]}")).isEqualTo("/a/0 FIELD_OUT_OF_RANGE");
    }

    /** A pointer is as long as the names above it, and each fault has one: few short ones fit into memory. */
    @ParameterizedTest
    @CsvSource({"199, true", "200, true", "201, false"})
    void boundsTheLengthOfNames(int length, boolean read) {
        byte[] body = ("{\"" + "a".repeat(length) + "\":1}").getBytes(StandardCharsets.UTF_8);

        if (read) {
            assertThat(StrictJson.read(body).properties()).hasSize(1);
        } else {
            assertThatThrownBy(() -> StrictJson.read(body)).hasMessageContaining("JSON_MALFORMED");
        }
    }

    @ParameterizedTest
    @CsvSource({"99, 99", "100, 100", "101, 100", "6000, 100"})
    void namesTheFirstHundredFaults(int faults, int named) {
        byte[] body = ("[" + "1e99,".repeat(faults - 1) + "1e99]").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StrictJson.read(body)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.errors()).hasSize(named);
            assertThat(e.errors().get(named - 1).pointer()).isEqualTo("/" + (named - 1));
        });
    }

    @Test
    void boundsNumbersByTheirDigits() {
        assertThat(read("9".repeat(30)).isIntegralNumber()).isTrue();
        assertThat(error("9".repeat(31))).isEqualTo(" FIELD_OUT_OF_RANGE");
        assertThat(error("9".repeat(60_000))).isEqualTo(" FIELD_OUT_OF_RANGE");
        assertThat(error("0." + "1".repeat(60_000))).isEqualTo(" FIELD_OUT_OF_RANGE");
    }

    @Test
    void namesThePlaceOfAControlCharacterAndNotItsText() {
        InvalidInputException invalid =
                catchThrowableOfType(InvalidInputException.class, () -> read("{\"a/b\":{\"c~\":\"secret\\u0000\"}}"));

        assertThat(invalid.errors()).extracting(InputError::pointer).containsExactly("/a~1b/c~0");
        assertThat(invalid.errors().get(0).message()).doesNotContain("secret");
    }

    @Test
    void repeatsNothingOfABrokenText() {
        PayungException fault = catchThrowableOfType(PayungException.class, () -> read("{\"name\": Budi"));

        assertThat(fault).hasMessageNotContaining("Budi").hasNoCause();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static JsonNode read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(String text) {
        return catchThrowableOfType(PayungException.class, () -> read(text)).code();
    }

    private static String error(String text) {
        InputError error = catchThrowableOfType(InvalidInputException.class, () -> read(text)).errors().get(0);
        return error.pointer() + " " + error.code();
    }
}

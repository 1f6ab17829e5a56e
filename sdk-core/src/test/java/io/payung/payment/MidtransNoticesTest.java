package io.payung.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Midtrans posts, signed as docs.midtrans.com/reference/handle-notifications says, with the figures of its own sample. */
class MidtransNoticesTest {

    private static final String KEY = "askvnoibnosifnboseofinbofinfgbiufglnbfg";

    private final MidtransNotices notices = new MidtransNotices("midtrans", KEY);

    private static String signature(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] body(String status, String fraud, String signature) {
        return ("{\"order_id\":\"1111\",\"status_code\":\"200\",\"gross_amount\":\"100000.00\",\"transaction_status\":\"" + status
                        + "\",\"fraud_status\":\"" + fraud + "\",\"signature_key\":\"" + signature + "\",\"added_later\":{\"a\":[1]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private PaymentState state(String status, String fraud) {
        PaymentNotice notice = notices.read(body(status, fraud, signature("1111" + "200" + "100000.00" + KEY))).orElseThrow();
        assertThat(notice.reference()).isEqualTo("1111");
        return notice.state();
    }

    @ParameterizedTest
    @CsvSource({
        "settlement, accept, SETTLED", "capture, accept, SETTLED", "capture, challenge, PENDING", "capture, deny, FAILED",
        "pending, accept, PENDING", "authorize, accept, PENDING", "deny, accept, FAILED", "cancel, accept, FAILED", "expire, accept, FAILED",
        "failure, accept, FAILED", "refund, accept, REVERSED", "chargeback, accept, REVERSED", "partial_refund, accept, SETTLED",
        "partial_chargeback, accept, SETTLED", "something-new, accept, UNKNOWN"
    })
    void readsWhereThePaymentStands(String status, String fraud, PaymentState state) {
        assertThat(state(status, fraud)).isEqualTo(state);
    }

    @Test
    void takesTheSignatureInEitherCase() {
        String signature = signature("1111" + "200" + "100000.00" + KEY);

        assertThat(notices.read(body("settlement", "accept", signature.toUpperCase(Locale.ROOT)))).isPresent();
    }

    @Test
    void takesNoOtherSignature() {
        String right = signature("1111" + "200" + "100000.00" + KEY);
        String flipped = (right.charAt(0) == '0' ? "1" : "0") + right.substring(1);

        assertThat(notices.read(body("settlement", "accept", flipped))).isEmpty();
        assertThat(notices.read(body("settlement", "accept", signature("1111" + "200" + "100000.00" + "another key")))).isEmpty();
        assertThat(notices.read(body("settlement", "accept", signature("1111" + "201" + "100000.00" + KEY)))).isEmpty();
        assertThat(notices.read(body("settlement", "accept", signature("1111" + "200" + "100000.0" + KEY)))).isEmpty();
    }

    /** Why a notice proves nothing: whoever has seen one of a refusal can say with its signature that the money is there. */
    @Test
    void theSignatureDoesNotCoverTheStatus() {
        assertThat(state("deny", "accept")).isEqualTo(PaymentState.FAILED);
        assertThat(state("settlement", "accept")).isEqualTo(PaymentState.SETTLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"order_id\":\"1111\",\"order_id\":\"1111\"}", "{\"order_id\":1111}", "{\"a\":1e999999999}"})
    void refusesABodyThatCanBeNoNotice(String body) {
        PayungException fault = catchThrowableOfType(PayungException.class, () -> notices.read(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.code()).isEqualTo("NOTICE_MALFORMED");
        assertThat(fault.getMessage()).doesNotContain("1111");
    }

    @ParameterizedTest
    @CsvSource({"65536, has no usable", "65537, is larger"})
    void boundsTheBody(int length, String message) {
        String body = "{\"x\":\"" + "a".repeat(length - 8) + "\"}";

        PayungException fault = catchThrowableOfType(PayungException.class, () -> notices.read(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.getMessage()).contains(message);
    }

    @Test
    void showsNoKeyAndNeedsOne() {
        assertThat(notices.toString()).isEqualTo("MidtransNotices[midtrans]");
        assertThat(catchThrowableOfType(PayungException.class, () -> new MidtransNotices("midtrans", " ")).code()).isEqualTo("GATEWAY_KEY_MISSING");
    }
}

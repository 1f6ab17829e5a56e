package io.payung.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.fixture.SeededIds;
import io.payung.fixture.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver believes. */
class WebhookVerifierTest {

    /** Secret, message and signature of the tests of Standard Webhooks' own libraries (libraries/javascript/src/webhook.test.ts). */
    private static final WebhookSecret PUBLISHED = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SIGNED = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final TestClock clock = new TestClock(SIGNED);
    private final WebhookVerifier verifier = WebhookVerifier.of(clock, PUBLISHED);

    private static Map<String, String> headers() {
        return new TreeMap<>(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    private WebhookVerdict withHeader(String name, String value) {
        Map<String, String> headers = headers();
        headers.put(name, value);
        return verifier.verify(headers::get, BODY);
    }

    @Test
    void signsAsThePublishedSchemeDoes() {
        assertThat(WebhookHeaders.signatures(List.of(PUBLISHED), ID, SIGNED, BODY)).isEqualTo(SIGNATURE);
        assertThat(verifier.verify(headers()::get, BODY)).isEqualTo(WebhookVerdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({"-301,STALE", "-300,GENUINE", "-299,GENUINE", "299,GENUINE", "300,GENUINE", "301,STALE"})
    void takesWhatWasSignedWithinFiveMinutes(long seconds, WebhookVerdict expected) {
        clock.set(SIGNED.plusSeconds(seconds));

        assertThat(verifier.verify(headers()::get, BODY)).isEqualTo(expected);
    }

    @Test
    void takesNothingWhoseBodyIdOrTimeWasChanged() {
        byte[] other = BODY.clone();
        other[10] ^= 1;

        assertThat(verifier.verify(headers()::get, other)).isEqualTo(WebhookVerdict.FORGED);
        assertThat(withHeader("webhook-id", ID + "x")).isEqualTo(WebhookVerdict.FORGED);
        assertThat(withHeader("webhook-timestamp", "1614265331")).isEqualTo(WebhookVerdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void takesNothingWithoutAHeader(String name) {
        Map<String, String> headers = headers();
        headers.remove(name);

        assertThat(verifier.verify(headers::get, BODY)).isEqualTo(WebhookVerdict.HEADERS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-1614265330", "1614265330.0", "9999999999999", "\u0661\u0662"})
    void takesNoTimeThatIsNone(String timestamp) {
        assertThat(withHeader("webhook-timestamp", timestamp)).isEqualTo(WebhookVerdict.HEADERS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1,", "v1", "v1,dawfeoifkpqwoekfpqoekf", "v1,g0hM9SsE", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="})
    void takesNoOtherSignature(String signature) {
        assertThat(withHeader("webhook-signature", signature)).isEqualTo(WebhookVerdict.FORGED);
    }

    @Test
    void findsItsSignatureAmongOthers() {
        String other = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

        assertThat(withHeader("webhook-signature", other + " v1a,xx== " + SIGNATURE + " " + other)).isEqualTo(WebhookVerdict.GENUINE);
        assertThat(withHeader("webhook-signature", (other + " ").repeat(9) + SIGNATURE)).isEqualTo(WebhookVerdict.GENUINE);
        assertThat(withHeader("webhook-signature", (other + " ").repeat(10) + SIGNATURE)).isEqualTo(WebhookVerdict.FORGED);
    }

    @Test
    void takesEitherSecretWhileOneReplacesTheOther() {
        WebhookSecret fresh = WebhookSecret.fresh(new SeededIds(7));
        Map<String, String> both = headers();
        both.put("webhook-signature", WebhookHeaders.signatures(List.of(fresh, PUBLISHED), ID, SIGNED, BODY));
        Map<String, String> onlyFresh = headers();
        onlyFresh.put("webhook-signature", WebhookHeaders.signatures(List.of(fresh), ID, SIGNED, BODY));

        assertThat(both.get("webhook-signature").split(" ")).hasSize(2);
        assertThat(verifier.verify(both::get, BODY)).isEqualTo(WebhookVerdict.GENUINE);
        assertThat(WebhookVerifier.of(clock, fresh).verify(both::get, BODY)).isEqualTo(WebhookVerdict.GENUINE);
        assertThat(verifier.verify(onlyFresh::get, BODY)).isEqualTo(WebhookVerdict.FORGED);
        assertThat(WebhookVerifier.of(clock, PUBLISHED, fresh).verify(onlyFresh::get, BODY)).isEqualTo(WebhookVerdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({"23,false", "24,true", "64,true", "65,false"})
    void takesSecretsOfTwentyFourToSixtyFourBytes(int length, boolean taken) {
        String written = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);

        if (taken) {
            assertThat(WebhookSecret.parse(written).written()).isEqualTo(written);
        } else {
            assertThatThrownBy(() -> WebhookSecret.parse(written))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("WEBHOOK_SECRET"));
        }
    }

    @Test
    void showsNoSecret() {
        assertThat(PUBLISHED.toString()).doesNotContain("MfKQ");
        assertThatThrownBy(() -> WebhookSecret.parse("whsec_no-base64-at-all")).message().doesNotContain("no-base64");
    }
}

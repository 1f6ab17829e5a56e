package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.spring.web.form.Wording;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorAdviceTest {

    private static final String SECRET = "Siti Aminah 3171014508900001";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorAdvice.class);
    private final ErrorAdvice advice = new ErrorAdvice(new Problem(new Wording()), new DefaultIdSource());
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void tellsNothingOfAnUnexpectedFaultButAnIncidentThatTheLogKnows() {
        ResponseEntity<byte[]> answer =
                advice.other(new IllegalStateException(SECRET, new IllegalArgumentException(SECRET)), request);

        String incident = body(answer).get("incident").asString();
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(body(answer).get("code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains(incident, "IllegalArgumentException", "ErrorAdviceTest").doesNotContain("Siti");
            assertThat(event.getThrowableProxy()).isNull();
        });
        assertThat(new String(answer.getBody(), StandardCharsets.UTF_8)).doesNotContain("Siti");
    }

    @Test
    void keepsTheCodeOfAFaultThatMayPass() {
        ResponseEntity<byte[]> answer = advice.fault(PayungException.transientFault("STORE_BUSY", "wait", null), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(body(answer).get("code").asString()).isEqualTo("STORE_BUSY");
        assertThat(body(answer).get("retryable").booleanValue()).isTrue();
    }

    @Test
    void hidesTheCodeOfAFaultOfOurs() {
        ResponseEntity<byte[]> answer = advice.fault(new PayungException("RULE_FAILED", "rule \"ELG-001\""), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(body(answer).get("code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage()).contains("RULE_FAILED"));
    }

    @Test
    void speaksTheLanguageOfTheRequest() {
        request.addHeader("Accept-Language", "id-ID, en;q=0.5");

        ResponseEntity<byte[]> answer = advice.fault(new PayungException("POLICY_UNKNOWN", "none"), request);

        assertThat(body(answer).get("title").asString()).isEqualTo("Polis ini tidak ada.");
    }

    private static JsonNode body(ResponseEntity<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.getBody());
    }
}

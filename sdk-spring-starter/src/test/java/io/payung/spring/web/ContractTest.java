package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Contract;
import io.payung.spring.fixture.Contract.Exchange;
import io.payung.spring.web.openapi.OpenApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check that every call of every test goes through finds what it is for. */
class ContractTest {

    private static final Contract CONTRACT = new Contract(OpenApi.of(ErrorAdvice.STATUS).at(PayungEndpoint.BASE));
    private static final String PERSON = "{\"person\":{\"scheme\":\"nik\",\"number\":\"1\"},\"ground\":\"request\"}";
    private static final String ERASED = "{\"erasure\":\"0190a8e0-0000-7000-8000-000000000001\",\"ground\":\"request\","
            + "\"erasedAt\":\"2026-11-22T08:00:00Z\",\"policies\":1,\"applications\":0,\"claims\":0}";
    private static final String UNKNOWN = "{\"type\":\"https://payung.io/problems/policy-unknown\",\"title\":\"-\",\"status\":404,"
            + "\"code\":\"POLICY_UNKNOWN\",\"retryable\":false}";

    private static Exchange erasure(String body, Map<String, String> headers, int status, String type, String answer) {
        return new Exchange("POST", PayungEndpoint.BASE + "/erasures", body, headers, status, Map.of("content-type", type), answer);
    }

    private static List<String> erased(String answer) {
        return CONTRACT.violations(erasure(PERSON, Map.of("Idempotency-Key", "1"), 200, "application/json", answer));
    }

    @Test
    void takesWhatIsDescribed() {
        assertThat(erased(ERASED)).isEmpty();
        assertThat(policy("/policies/PYG-1", 404, UNKNOWN)).isEmpty();
    }

    @Test
    void findsWhatTheAnswerHasTooMuchAndLacks() {
        assertThat(erased(ERASED.replace("{", "{\"person\":\"Siti\","))).singleElement().asString().contains("answer/person", "FIELD_UNKNOWN");
        assertThat(erased(ERASED.replace("\"claims\":0", "\"claims\":\"0\""))).singleElement().asString().contains("answer/claims");
        assertThat(erased(ERASED.replace(",\"claims\":0", ""))).singleElement().asString().contains("answer/claims", "FIELD_MISSING");
        assertThat(erased(ERASED.replace("2026-11-22T08", "2026-22-11T08"))).singleElement().asString().contains("answer/erasedAt");
    }

    @Test
    void findsAnotherStatusTypeOrCode() {
        Map<String, String> headers = Map.of("Idempotency-Key", "1");

        assertThat(CONTRACT.violations(erasure(PERSON, headers, 201, "application/json", ERASED))).containsExactly("status 201 is not described");
        assertThat(CONTRACT.violations(erasure(PERSON, headers, 200, "text/plain", ERASED))).containsExactly("answer is text/plain");
        assertThat(policy("/policies/PYG-1", 404, UNKNOWN.replace("POLICY_UNKNOWN", "CLAIM_UNKNOWN"))).singleElement().asString().contains("answer/code");
    }

    @Test
    void findsARequestThatIsTakenButNotDescribed() {
        Map<String, String> headers = Map.of("Idempotency-Key", "1");
        String more = PERSON.replace("\"ground\"", "\"why\":\"\",\"ground\"");

        assertThat(CONTRACT.violations(erasure(more, headers, 200, "application/json", ERASED))).singleElement().asString().contains("request/why");
        assertThat(CONTRACT.violations(erasure(PERSON, Map.of(), 200, "application/json", ERASED)))
                .containsExactly("is done without the header Idempotency-Key");
        assertThat(policy("/openapi.json?all=true", 200, "{\"openapi\":\"\",\"info\":{},\"paths\":{},\"components\":{}}")).containsExactly("takes ?all=");
    }

    @Test
    void findsHeadersThatAreMissingOrNotDescribed() {
        String refused = UNKNOWN.replace("404", "401").replace("POLICY_UNKNOWN", "NOT_AUTHENTICATED");
        Exchange replayed = new Exchange("GET", PayungEndpoint.BASE + "/policies/PYG-1", null, Map.of(), 404,
                Map.of("content-type", "application/problem+json", "idempotency-replayed", "true"), UNKNOWN);

        assertThat(policy("/policies/PYG-1", 401, refused)).containsExactly("lacks the header WWW-Authenticate");
        assertThat(CONTRACT.violations(replayed)).containsExactly("has the header Idempotency-Replayed");
    }

    @Test
    void findsAnAnswerFromAnAddressThatIsDescribedNowhere() {
        assertThat(policy("/nowhere", 200, UNKNOWN)).containsExactly("is answered, but described nowhere");
        assertThat(policy("/nowhere", 404, UNKNOWN)).isEmpty();
        assertThat(policy("/nowhere", 404, "{}")).isNotEmpty();
        assertThat(policy("/nowhere", 404, "not here")).containsExactly("answer is no JSON");
    }

    private static List<String> policy(String path, int status, String answer) {
        String type = status == 200 ? "application/json" : "application/problem+json";
        return CONTRACT.violations(new Exchange("GET", PayungEndpoint.BASE + path, null, Map.of(), status, Map.of("content-type", type), answer));
    }
}

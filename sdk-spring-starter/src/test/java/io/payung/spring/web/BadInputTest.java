package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every row of bad-input.csv: the right status and code, never a 500, and nothing stored that the row does not name. */
class BadInputTest {

    private static final String TABLE = "/io/payung/spring/web/bad-input.csv";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static SpoiledRequests requests;

    @BeforeAll
    static void start() {
        server = TestServer.in(folder);
        requests = new SpoiledRequests(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void resetClock() {
        server.bean(TestClock.class).reset();
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000)
    void answersWithACodeAndStoresNothing(String target, String change, int status, String expected, String growing) {
        SpoiledRequests.Prepared request = requests.prepare(target, change == null ? "" : change);
        Map<String, Long> before = server.counts();

        Answer answer = request.send();

        assertThat(said(answer)).isEqualTo(expected);
        assertThat(answer.status()).isEqualTo(status);
        if (status >= 400) {
            assertIsAProblem(answer);
        }
        assertThat(grown(before, server.counts())).isEqualTo(growing == null ? "" : growing);
    }

    @Test
    void spoilsEveryFieldOfAQuoteAndAnIssueInThreeWays() throws IOException {
        Purchase purchase = new Purchase(server);
        String table = table();
        List<String> untried = new ArrayList<>();

        fields(purchase.quoteBody(), "").forEach(field -> untried(table, "quote", field, untried));
        fields(purchase.issueBody(), "").forEach(field -> untried(table, "issue", field, untried));
        fields(new Purchase(server).applicationBody(), "").forEach(field -> untried(table, "apply", field, untried));

        assertThat(untried).isEmpty();
        assertThat(table.lines().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(120);
    }

    private static void untried(String table, String target, String field, List<String> untried) {
        for (String change : List.of("remove " + field + " |", "set " + field + " null |", field + " FIELD_TYPE")) {
            if (table.lines().noneMatch(line -> line.startsWith(target + " |") && line.contains(change))) {
                untried.add(target + " " + change);
            }
        }
    }

    /** Pointers of every member; of a list the first entry stands for all. */
    private static Set<String> fields(JsonNode node, String pointer) {
        Set<String> fields = new TreeSet<>();
        node.properties().forEach(entry -> {
            String place = pointer + "/" + entry.getKey();
            fields.add(place);
            JsonNode value = entry.getValue().isArray() ? entry.getValue().get(0) : entry.getValue();
            fields.addAll(fields(value, entry.getValue().isArray() ? place + "/0" : place));
        });
        return fields;
    }

    private static String said(Answer answer) {
        JsonNode body = answer.body();
        if (body.has("errors")) {
            return joined(body.get("errors"), ";", "pointer", "code");
        }
        if (body.has("code")) {
            String reasons = joined(body.path("reasons"), " ", "code");
            return reasons.isEmpty() ? body.get("code").asString() : reasons;
        }
        if (!body.has("outcome")) {
            return body.path("state").asString();
        }
        String outcome = body.get("outcome").asString();
        return (outcome + " " + joined(body.path("reasons"), " ", "code") + joined(body.path("questions"), " ", "pointer")).strip();
    }

    private static String joined(JsonNode list, String separator, String... fields) {
        List<String> entries = new ArrayList<>();
        list.forEach(entry -> {
            List<String> parts = new ArrayList<>();
            for (String field : fields) {
                parts.add(entry.path(field).asString());
            }
            entries.add(String.join(" ", parts).strip());
        });
        return String.join(separator, entries);
    }

    private static void assertIsAProblem(Answer answer) {
        String code = answer.text("/code");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("status").intValue()).isEqualTo(answer.status());
        assertThat(answer.text("/type")).isEqualTo("https://payung.io/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(answer.text("/title")).as("every code has words").isNotBlank().isNotEqualTo(code);
        assertThat(answer.body().get("retryable").booleanValue()).isEqualTo(answer.status() == 503 || code.equals("PAYMENT_NOT_SETTLED"));
        answer.body().path("errors").forEach(error -> assertThat(error.get("message").asString()).isNotBlank());
        assertThat(answer.response().body()).as("no value comes back").doesNotContain("Aminah").doesNotContain("31710145");
    }

    private static String grown(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> grown = new TreeMap<>(after);
        grown.entrySet().removeAll(before.entrySet());
        return grown.containsKey("policy") ? "sold" : String.join(" ", grown.keySet());
    }

    private static String table() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(BadInputTest.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList());
        }
    }
}

package io.payung.spring.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.payung.event.Event;
import io.payung.money.Money;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import io.payung.store.PayungStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sale and a claim, told to the README's listener and webhook, and asked for. */
class EventsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String policy;

    @BeforeAll
    static void sellAndClaim() throws IOException, InterruptedException {
        int port = freePort();
        server = TestServer.in(
                folder,
                "--server.port=" + port,
                "--spring.main.sources=" + OrderEvents.class.getName() + "," + OrderWebhook.class.getName() + "," + IndustryRegister.class.getName()
                        + "," + OrderAddresses.class.getName(),
                "--orders.webhook-secret=" + SECRET,
                "--payung.limits.sum-insured-per-person.IDR=12000000",
                "--payung.events.poll-every=10ms",
                "--payung.events.webhook.url=http://localhost:" + port + "/orders/events",
                "--payung.events.webhook.secrets=" + SECRET);
        Purchase purchase = new Purchase(server);
        Answer sold = purchase.issue(purchase.issueBody(), "events-1");
        policy = sold.text("/policyNumber");
        server.post(
                "/payung/v1/policies/" + policy + "/claims", Purchase.claimBody().toString(), "Payung-Holder-Secret", sold.text("/holderSecret"),
                "Idempotency-Key", "events-2");
        // Both have their places, and were told, before a test sells more.
        server.get("/payung/v1/events");
        assertThat(server.bean(OrderWebhook.class).two().await(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream json = Event.class.getResourceAsStream(Event.SCHEMA)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TestServer.JSON.readTree(json));
        }
    }

    @Test
    void listsWhatHasHappenedAsTheSchemaSays() throws IOException {
        Answer page = server.get("/payung/v1/events");
        Answer rest = server.get("/payung/v1/events?after=" + page.text("/next"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        // Another test may have sold one more policy by then, and owed the money of a refused one back.
        assertThat(page.body().at("/events").size()).isBetween(2, 5);
        assertThat(page.text("/events/0/type")).isEqualTo("policy.issued");
        assertThat(page.text("/events/0/data/policyNumber")).isEqualTo(policy);
        assertThat(page.text("/events/1/type")).isEqualTo("claim.notified");
        assertThat(page.body().at("/events/1/sequence").intValue()).isEqualTo(2);
        page.body().at("/events").forEach(event -> assertThat(problems(event)).isEmpty());
        assertThat(page.response().body()).doesNotContain("Siti").doesNotContain("317101").doesNotContain("1990-08-05").doesNotContain("office");
        assertThat(rest.body().at("/events")).isEmpty();
        assertThat(rest.text("/next")).isEqualTo(page.text("/next"));
    }

    /** The control: the schema sees what does not belong there. */
    @ParameterizedTest
    @CsvSource({"data,fullName", "data,birthDate", "'',partner"})
    void theSchemaRefusesAMemberThatItDoesNotName(String place, String member) {
        ObjectNode event = (ObjectNode) server.get("/payung/v1/events").body().at("/events/0");
        (place.isEmpty() ? event : (ObjectNode) event.get(place)).put(member, "Siti");

        assertThat(problems(event)).isNotEmpty();
    }

    private static List<?> problems(JsonNode event) {
        try {
            return schema().validate(event);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsTheWebhookAndTheListener() {
        List<JsonNode> told = server.bean(OrderWebhook.class).handled().stream().map(TestServer.JSON::readTree).limit(2).toList();
        assertThat(told).isEqualTo(List.of(
                server.get("/payung/v1/events").body().at("/events/0"), server.get("/payung/v1/events").body().at("/events/1")));
        assertThat(server.bean(PayungStore.class).events().status()).containsOnlyKeys("orders", "webhook");
    }

    @Test
    void theReceiverTakesNothingThatWasNotSigned() {
        Answer answer = server.post("/orders/events", "{}", "webhook-id", "1", "webhook-timestamp", "1", "webhook-signature", "v1,AAAA");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(server.bean(OrderWebhook.class).handled()).noneMatch(body -> body.length == 2);
    }

    /** Each of these policies insures 5 million, and a person has room for 12. */
    @Test
    void refusesAPersonWhoWouldBeInsuredForTooMuch() {
        Purchase purchase = new Purchase(server);
        String person = purchase.quoteBody().at("/applicant/identity/number").asString();
        server.bean(IndustryRegister.class).sums().put(person, Money.of("7000001", "IDR"));

        Answer refused = purchase.issue(purchase.issueBody(), "limits-1");
        server.bean(IndustryRegister.class).sums().put(person, Money.of("7000000", "IDR"));
        Answer sold = purchase.issue(purchase.issueBody(), "limits-2");
        server.bean(IndustryRegister.class).sums().remove(person);
        Answer unknown = purchase.quote();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("PERSON_LIMIT_REACHED");
        assertThat(refused.body().at("/retryable").booleanValue()).isFalse();
        assertThat(refused.text("/reasons/0/subject")).isEqualTo("lives/0");
        assertThat(refused.text("/title")).isNotEqualTo("PERSON_LIMIT_REACHED");
        assertThat(refused.text("/refundDue/reference")).isEqualTo(purchase.reference());
        assertThat(sold.status()).isEqualTo(201);
        assertThat(unknown.response().body()).contains("HELD_COVER_UNKNOWN");
    }

    @Test
    void theReadmeShowsWhatRunsHere() throws IOException {
        List<String> shown = blocks(Files.readString(Path.of("README.md")));

        for (String file : List.of("OrderEvents", "OrderWebhook", "IndustryRegister")) {
            assertThat(shown).contains(region(Files.readString(Path.of("src/test/java/io/payung/spring/example/" + file + ".java"))));
        }
    }

    private static List<String> blocks(String readme) {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL).matcher(readme);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String region(String source) {
        Matcher region = Pattern.compile("// README \\w+\\n(.*?)\\n    // README end", Pattern.DOTALL).matcher(source);
        assertThat(region.find()).isTrue();
        return region.group(1) + "\n}";
    }
}

package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A person is forgotten over HTTP, once nothing keeps them. */
class ErasureEndpointTest {

    private static final String ERASURES = PayungEndpoint.BASE + "/erasures";

    @TempDir
    Path folder;

    private Partners partners;

    @BeforeEach
    void knowPartners() {
        partners = Partners.in(folder);
    }

    private static String wish(Purchase purchase, String ground) {
        ObjectNode wish = TestServer.JSON.createObjectNode().put("ground", ground);
        return wish.set("person", purchase.quoteBody().get("applicant").get("identity")).toString();
    }

    private Answer erase(TestServer server, String body, String key) {
        return server.post(ERASURES, body, with(key));
    }

    private String[] with(String key) {
        String[] eraser = partners.as("eraser");
        return new String[] {eraser[0], eraser[1], "Idempotency-Key", key};
    }

    private TestServer server(String... arguments) {
        return TestServer.in(folder, partners.arguments(arguments));
    }

    @Test
    void forgetsWhomNothingKeeps() {
        try (TestServer server = server("--payung.records.kept-for=5y")) {
            Purchase purchase = new Purchase(server, partners.as("seller"));
            ObjectNode order = purchase.issueBody();
            Answer sold = purchase.issue(order, "order-1");
            String wish = wish(purchase, "request");

            Answer refused = erase(server, wish, "erase-1");
            server.bean(TestClock.class).forward(Duration.ofDays(4 * 365));
            Answer kept = erase(server, wish, "erase-1");
            server.bean(TestClock.class).forward(Duration.ofDays(3 * 365));
            Answer done = erase(server, wish, "erase-1");
            Answer again = erase(server, wish, "erase-1");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/code")).isEqualTo("POLICY_IN_FORCE");
            assertThat(refused.text("/title")).contains("still running");
            assertThat(refused.text("/reasons/0/limit")).isEqualTo(sold.text("/coverUntil"));
            assertThat(kept.text("/code")).isEqualTo("RECORDS_STILL_NEEDED");
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.text("/policies")).isEqualTo("1");
            assertThat(again.body()).isEqualTo(done.body());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(purchase.issue(order, "order-1").status()).as("the erased person's key").isEqualTo(410);
            assertThat(purchase.issue(order, "order-1").text("/code")).isEqualTo("PERSON_ERASED");
            tellsWhatIsLeft(server, sold);
        }
    }

    private void tellsWhatIsLeft(TestServer server, Answer sold) {
        String address = PayungEndpoint.BASE + "/policies/" + sold.text("/policyNumber");
        String[] reader = partners.as("reader");
        Answer policy = server.get(address, reader);
        Answer decision = server.get(address + "/decision", reader);

        assertThat(policy.status()).isEqualTo(200);
        assertThat(policy.body().at("/limits").isEmpty()).isTrue();
        assertThat(decision.status()).as("nothing is left to replay").isEqualTo(410);
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        try (TestServer server = server()) {
            Purchase purchase = new Purchase(server, partners.as("seller"));

            assertThat(erase(server, wish(purchase, "whim"), "erase-1").text("/errors/0/pointer")).isEqualTo("/ground");
            assertThat(erase(server, "{\"ground\":\"request\"}", "erase-1").text("/errors/0/pointer")).isEqualTo("/person");
            assertThat(server.post(ERASURES, wish(purchase, "request"), partners.as("eraser")).text("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
            assertThat(erase(server, wish(purchase, "request"), "erase-1").text("/code")).isEqualTo("PERSON_UNKNOWN");
        }
    }

    /** Otherwise anybody could ask of whom there are policies. */
    @Test
    void forgetsNobodyAndTellsOfNobodyWhereEverybodyMayCall() {
        try (TestServer server = TestServer.in(folder)) {
            Purchase purchase = new Purchase(server);
            Answer sold = purchase.issue(purchase.issueBody(), "order-1");
            assertThat(sold.status()).isEqualTo(201);

            Answer known = server.post(ERASURES, wish(purchase, "request"), "Idempotency-Key", "erase-1");
            Answer unknown = server.post(ERASURES, wish(new Purchase(server), "request"), "Idempotency-Key", "erase-1");

            assertThat(known.status()).isEqualTo(403);
            assertThat(known.text("/code")).isEqualTo("NOT_ALLOWED");
            assertThat(known.response().body()).isEqualTo(unknown.response().body());
        }
    }
}

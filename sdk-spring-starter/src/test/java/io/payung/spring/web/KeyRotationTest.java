package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestKeys;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Keys are changed by a restart, in front of the older ones, and nothing that is open breaks. */
class KeyRotationTest {

    @TempDir
    private Path folder;

    private TestServer start(String... keys) {
        return TestServer.in(folder, TestKeys.arguments(keys));
    }

    @Test
    void issuesAnOfferOfTheOlderKeyAsLongAsItIsInTheList() {
        ObjectNode first;
        ObjectNode second;
        try (TestServer server = start("payung.keys.token=" + TestKeys.key("t1", 1))) {
            first = new Purchase(server).issueBody();
            second = new Purchase(server).issueBody();
        }
        try (TestServer server = start("payung.keys.token=" + TestKeys.key("t2", 9) + "," + TestKeys.key("t1", 1))) {
            Purchase purchase = paid(server, first);
            assertThat(purchase.issue(first, "first").status()).isEqualTo(201);
            assertThat(keyOf(new Purchase(server).quote().text("/token"))).as("of new offers").isEqualTo("t2");
        }
        try (TestServer server = start("payung.keys.token=" + TestKeys.key("t2", 9))) {
            Answer refused = paid(server, second).issue(second, "second");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/code")).isEqualTo("TOKEN_INVALID");
        }
    }

    /** The test's gateway forgets with the server. */
    private static Purchase paid(TestServer server, ObjectNode body) {
        server.bean(TestGateway.class)
                .settled(body.at("/payment/reference").asString(), "20000", "IDR", server.bean(TestClock.class).instant());
        return new Purchase(server);
    }

    private static String keyOf(String token) {
        return TestServer.JSON.readTree(Base64.getUrlDecoder().decode(token.split("[.]")[0])).get("kid").asString();
    }

    @Test
    void readsPersonsOfTheOlderKeyAsLongAsItIsInTheList() {
        Answer policy;
        ObjectNode sold;
        try (TestServer server = start()) {
            Purchase purchase = new Purchase(server);
            sold = purchase.issueBody();
            policy = purchase.issue(sold, "sold");
        }
        String both = "payung.keys.person=" + TestKeys.key("p2", 9) + "," + TestKeys.key("p1", 2);
        try (TestServer server = start(both)) {
            Answer again = new Purchase(server).issue(sold, "sold");
            assertThat(again.status()).as("what is stored under the person's key is told again").isEqualTo(200);
            assertThat(again.text("/holderSecret")).isEqualTo(policy.text("/holderSecret"));
            assertThat(claim(server, policy, "older").status()).isEqualTo(201);
        }
        try (TestServer server = start("payung.keys.person=" + TestKeys.key("p2", 9))) {
            assertThat(claim(server, policy, "gone").status()).as("without the key nobody reads them").isEqualTo(500);
        }
    }

    private static Answer claim(TestServer server, Answer policy, String key) {
        return server.post(
                "/payung/v1/policies/" + policy.text("/policyNumber") + "/claims", Purchase.claimBody().toString(),
                Headers.HOLDER_SECRET, policy.text("/holderSecret"), Headers.IDEMPOTENCY_KEY, key);
    }
}

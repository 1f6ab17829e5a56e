package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Policies are changed over HTTP: previewed, then confirmed. Each costs 20,000 for a year. */
class ChangeEndpointTest {

    private static final String BASE = PayungEndpoint.BASE;

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;

    private Answer sold;

    @BeforeAll
    static void start() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private void sell() {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        sold = purchase.issue(purchase.issueBody(), purchase.reference());
        assertThat(sold.status()).isEqualTo(201);
    }

    private Answer preview(String caller, String body, String... more) {
        return server.post(BASE + "/policies/" + sold.text("/policyNumber") + "/changes", body, with(caller, more));
    }

    private Answer confirm(String caller, Answer previewed, String key, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(List.of("Idempotency-Key", key));
        ObjectNode body = TestServer.JSON.createObjectNode().put("token", previewed.text("/token"));
        return server.post(BASE + "/changes", body.toString(), with(caller, headers.toArray(String[]::new)));
    }

    private static String[] with(String caller, String... more) {
        List<String> headers = new ArrayList<>(List.of(partners.as(caller)));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    private String[] secret() {
        return new String[] {Headers.HOLDER_SECRET, sold.text("/holderSecret")};
    }

    @Test
    void previewsAndThenCancelsOnce() {
        sell();

        Answer previewed = preview("seller", "{\"kind\":\"cancellation\"}");
        Answer changed = confirm("seller", previewed, "cancel-1");
        Answer again = confirm("seller", previewed, "cancel-1");

        assertThat(previewed.status()).isEqualTo(200);
        assertThat(previewed.text("/priceDifference/amount")).isEqualTo("-" + previewed.text("/refund/amount"));
        assertThat(previewed.text("/payers/0/payer")).isEqualTo("customer");
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.text("/state")).isEqualTo("cancelled");
        assertThat(changed.text("/refundsDue/0/amount")).isEqualTo(previewed.text("/refund/amount"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(changed.body());
        assertThat(again.header(Headers.IDEMPOTENCY_REPLAYED)).isEqualTo("true");
        assertThat(server.get(BASE + "/policies/" + sold.text("/policyNumber"), partners.as("seller")).text("/state")).isEqualTo("cancelled");
        assertThat(preview("seller", "{\"kind\":\"void\"}").text("/code")).isEqualTo("MOVE_NOT_ALLOWED");
    }

    @Test
    void aHolderMayCancelWhatTheProductLetsThemCancel() {
        sell();

        Answer previewed = preview("claims", "{\"kind\":\"cancellation\"}", secret());
        Answer stranger = confirm("claims", previewed, "own-cancel-0");
        Answer changed = confirm("claims", previewed, "own-cancel-1", secret());

        assertThat(stranger.text("/code")).isEqualTo("POLICY_UNKNOWN");
        assertThat(changed.text("/state")).isEqualTo("cancelled");
    }

    @Test
    void aHolderMayGiveItBackButNotDeclareItVoid() {
        sell();

        Answer undone = preview("claims", "{\"kind\":\"void\"}", secret());
        Answer received = preview("claims", "{\"kind\":\"free-look\",\"occurredOn\":\"2026-11-22\"}", secret());
        Answer previewed = preview("claims", "{\"kind\":\"free-look\"}", secret());
        Answer stranger = confirm("claims", previewed, "free-look-0");
        Answer changed = confirm("claims", previewed, "free-look-1", secret());

        assertThat(undone.text("/code")).isEqualTo("NOT_ALLOWED");
        assertThat(received.text("/code")).isEqualTo("NOT_ALLOWED");
        assertThat(stranger.text("/code")).isEqualTo("POLICY_UNKNOWN");
        assertThat(changed.text("/state")).isEqualTo("void");
        assertThat(changed.text("/refund/amount")).isEqualTo("20000");
    }

    @Test
    void aHolderMayNotConfirmWhatOnlyTheSellerMayAskFor() {
        sell();
        Answer previewed = preview("seller", "{\"kind\":\"void\"}");

        assertThat(confirm("claims", previewed, "stolen-1", secret()).text("/code")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void givesAnotherSecretWhenTheHolderHasDied() {
        sell();
        Answer previewed = preview("seller", "{\"kind\":\"death\",\"occurredOn\":\"2026-11-22\"}");

        Answer changed = confirm("seller", previewed, "death-1");

        String claims = BASE + "/policies/" + sold.text("/policyNumber") + "/claims";
        assertThat(changed.status()).isEqualTo(201);
        assertThat(server.get(claims, with("claims", secret())).text("/code")).isEqualTo("POLICY_UNKNOWN");
        assertThat(server.get(claims, with("claims", Headers.HOLDER_SECRET, changed.text("/holderSecret"))).status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        sell();

        assertThat(preview("seller", "{\"kind\":\"divorce\"}").text("/errors/0/pointer")).isEqualTo("/kind");
        assertThat(preview("seller", "{\"kind\":\"death\"}").text("/errors/0/pointer")).isEqualTo("/occurredOn");
        assertThat(preview("seller", "{\"kind\":\"change-contact\"}").text("/errors/0/pointer")).isEqualTo("/contact");
        assertThat(preview("seller", "{\"kind\":\"change-contact\",\"contact\":{\"phone\":\"call me\"}}").status()).isEqualTo(400);
        assertThat(preview("seller", "{\"kind\":\"correction\"}").text("/errors/0/pointer")).isEqualTo("/replacement");
        assertThat(preview("seller", "{\"kind\":\"change-beneficiary\",\"beneficiaries\":[{\"fullName\":\"A\",\"relation\":\"b\",\"share\":\"99\"}]}")
                .text("/errors/0/code")).isEqualTo("SHARES_NOT_100");
        assertThat(preview("seller", "{\"kind\":\"early-settlement\",\"occurredOn\":\"2026-11-22\"}").text("/code")).isEqualTo("CHANGE_NOT_IN_PRODUCT");
        assertThat(confirm("seller", sold, "no-token").text("/errors/0/pointer")).isEqualTo("/token");
    }

    @Test
    void correctsAPolicyWithAnotherOne() {
        sell();
        Purchase right = new Purchase(server, partners.as("seller"));
        ObjectNode issue = right.issueBody();
        Answer previewed = preview("seller", TestServer.JSON.createObjectNode()
                .put("kind", "correction").put("replacement", issue.get("token").asString()).toString());
        ObjectNode body = TestServer.JSON.createObjectNode().put("token", previewed.text("/token"));
        body.set("consent", issue.get("consent"));
        body.set("payment", issue.get("payment"));

        Answer changed = server.post(BASE + "/changes", body.toString(), with("seller", "Idempotency-Key", "correct-1"));

        assertThat(previewed.text("/consentNeeded")).isEqualTo("true");
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.text("/replacement/state")).isEqualTo("in-force");
        assertThat(changed.text("/replacement/holderSecret")).isNotEmpty();
        assertThat(changed.text("/state")).isEqualTo("void");
    }

    @Test
    void aPreviewIsGoodForHalfAnHour() {
        sell();
        Answer previewed = preview("seller", "{\"kind\":\"cancellation\"}");
        server.bean(TestClock.class).forward(Duration.ofMinutes(31));

        assertThat(confirm("seller", previewed, "late-1").text("/code")).isEqualTo("CHANGE_EXPIRED");
    }
}

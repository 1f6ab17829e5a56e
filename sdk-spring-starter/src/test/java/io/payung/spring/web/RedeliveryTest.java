package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.payung.event.EventRelay;
import io.payung.event.RelayOptions;
import io.payung.event.RetrySchedule;
import io.payung.event.webhook.WebhookSecret;
import io.payung.event.webhook.WebhookSender;
import io.payung.event.webhook.WebhookTarget;
import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.store.PayungStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Events of a policy that a receiver refuses, until somebody has them told again. */
class RedeliveryTest {

    private static final String DEAD = PayungEndpoint.BASE + "/events/dead";
    private static final String AGAIN = PayungEndpoint.BASE + "/events/redeliveries";

    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 503;
    private HttpServer receiver;
    private Partners partners;
    private TestServer server;
    private EventRelay relay;
    private Answer policy;

    @BeforeEach
    void sellToAReceiverThatIsDown() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments("--payung.events.relay=false"));
        TestClock clock = server.bean(TestClock.class);
        WebhookTarget target = WebhookTarget.of("shop", URI.create("http://localhost:" + receiver.getAddress().getPort() + "/hook"), secret());
        relay = new EventRelay(
                server.bean(PayungStore.class).events(),
                new WebhookSender(target.onlyFor(PartnerId.of(Partners.OURS)), clock),
                RelayOptions.of(clock, new DefaultIdSource()).retrying(RetrySchedule.defaults().attempting(1)));
        policy = sell();
    }

    private static WebhookSecret secret() {
        return WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    private Answer sell() {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        return purchase.issue(purchase.issueBody(), "order-" + purchase.reference());
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.stop(0);
    }

    private Answer redeliver(String caller, String destination, String event) {
        ObjectNode wish = TestServer.JSON.createObjectNode().put("destination", destination);
        return server.post(AGAIN, (event.isEmpty() ? wish : wish.put("event", event)).toString(), partners.as(caller));
    }

    private void tellAll() {
        while (relay.deliverNext()) {
            assertThat(received).hasSizeLessThan(10);
        }
    }

    @Test
    void tellsTheReceiverAgainWhatItRefusedAndThenWhatFollows() {
        claim();
        tellAll();
        Answer dead = server.get(DEAD, partners.as("reader"));
        answer = 204;

        Answer first = redeliver("reader", "shop", dead.text("/deliveries/0/event"));
        Answer second = redeliver("reader", "shop", dead.text("/deliveries/0/event"));
        tellAll();
        Answer third = redeliver("reader", "shop", dead.text("/deliveries/0/event"));
        tellAll();

        assertThat(dead.body().at("/deliveries")).hasSize(1);
        assertThat(dead.text("/deliveries/0/destination")).isEqualTo("shop");
        assertThat(dead.text("/deliveries/0/type")).isEqualTo("policy.issued");
        assertThat(dead.text("/deliveries/0/stream/reference")).isEqualTo(policy.text("/policyNumber"));
        assertThat(dead.text("/deliveries/0/attempts")).isEqualTo("1");
        assertThat(dead.response().body()).doesNotContain("Siti").doesNotContain("317101").doesNotContain("1990-08-05");
        assertThat(List.of(first, second, third)).extracting(each -> each.text("/redelivered")).containsExactly("1", "0", "0");
        assertThat(received).extracting(body -> TestServer.JSON.readTree(body).get("type").asString())
                .containsExactly("policy.issued", "policy.issued", "claim.notified");
        assertThat(received.get(1)).isEqualTo(received.get(0));
        assertThat(server.get(DEAD, partners.as("reader")).body().at("/deliveries")).isEmpty();
    }

    private void claim() {
        List<String> headers = new ArrayList<>(List.of(partners.as("claims")));
        headers.addAll(List.of(Headers.HOLDER_SECRET, policy.text("/holderSecret"), Headers.IDEMPOTENCY_KEY, "claim"));
        String path = PayungEndpoint.BASE + "/policies/" + policy.text("/policyNumber") + "/claims";
        assertThat(server.post(path, Purchase.claimBody().toString(), headers.toArray(String[]::new)).status()).isEqualTo(201);
    }

    @Test
    void tellsAllOfADestinationAgain() {
        sell();
        tellAll();
        answer = 204;

        assertThat(server.get(DEAD + "?destination=shop", partners.as("reader")).body().at("/deliveries")).hasSize(2);
        assertThat(server.get(DEAD + "?destination=other", partners.as("reader")).body().at("/deliveries")).isEmpty();
        assertThat(redeliver("reader", "shop", "").text("/redelivered")).isEqualTo("2");
        tellAll();

        assertThat(received).hasSize(4);
        assertThat(redeliver("reader", "shop", "").text("/redelivered")).isEqualTo("0");
    }

    @Test
    void isNoMatterOfAnotherPartner() {
        tellAll();
        String event = server.get(DEAD, partners.as("reader")).text("/deliveries/0/event");

        assertThat(server.get(DEAD, partners.as("other")).body().at("/deliveries")).isEmpty();
        assertThat(redeliver("other", "shop", event).text("/code")).isEqualTo("DELIVERY_UNKNOWN");
        assertThat(redeliver("other", "shop", "").response().body()).isEqualTo(redeliver("other", "nobody", "").response().body());
        assertThat(redeliver("reader", "shop", "").text("/redelivered")).as("it is still dead").isEqualTo("1");
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        assertThat(redeliver("reader", "shop", new UUID(1, 2).toString()).status()).isEqualTo(404);
        assertThat(redeliver("reader", "nobody", "").text("/code")).isEqualTo("DELIVERY_UNKNOWN");
        assertThat(redeliver("reader", "shop", "7").text("/errors/0/pointer")).isEqualTo("/event");
        assertThat(redeliver("reader", "", "").text("/errors/0/pointer")).isEqualTo("/destination");
        assertThat(server.post(AGAIN, "{}", partners.as("reader")).text("/errors/0/pointer")).isEqualTo("/destination");
    }
}

package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server does by itself, it does for every partner, not only for the one of the properties. */
class EveryPartnerTest {

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;

    /** Hears what there is to hear. */
    static final class Ears implements EventListener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "ears";
        }

        @Override
        public void onEvent(Event event) {
            heard.add(event.type());
        }
    }

    @BeforeAll
    static void start() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments("--payung.applications.reconcile=false", "--payung.events.poll-every=10ms",
                "--spring.main.sources=" + Ears.class.getName()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String apply(String key) {
        Purchase purchase = new Purchase(server, partners.as("other"));
        return purchase.apply(purchase.applicationBody(), key).response().body();
    }

    private static String paid(String applied) {
        String reference = TestServer.JSON.readTree(applied).at("/paymentReference").asString();
        server.bean(TestGateway.class).settled(reference, "20000", "IDR", server.bean(TestClock.class).instant());
        return reference;
    }

    private static String stateOf(String applied) {
        String id = TestServer.JSON.readTree(applied).at("/application").asString();
        return server.get(PayungEndpoint.BASE + "/applications/" + id, partners.as("other")).text("/state");
    }

    @Test
    void findsAnothersMoneyByAsking() {
        String applied = apply("asked");
        paid(applied);
        server.bean(TestClock.class).forward(Duration.ofMinutes(2));

        server.bean(Payung.class).reconcile(100);

        assertThat(stateOf(applied)).isEqualTo("issued");
    }

    @Test
    void findsAnothersMoneyByTheGatewaysNotice() {
        String applied = apply("told");
        String reference = paid(applied);

        Answer posted = server.post(PayungEndpoint.BASE + "/payments/simulated", Purchase.notice(reference, "settlement").toString());

        assertThat(posted.status()).isEqualTo(200);
        assertThat(stateOf(applied)).isEqualTo("issued");
    }

    @Test
    void sealsAndTellsWhatAnotherSold() throws InterruptedException {
        Purchase purchase = new Purchase(server, partners.as("other"));
        assertThat(purchase.issue(purchase.issueBody(), "sold").status()).isEqualTo(201);

        server.bean(Payung.class).consents().sealEveryPartner();

        assertThat(server.counts().get("consent_entry")).isPositive().isEqualTo(server.counts().get("consent"));
        String heard = "";
        while (!heard.equals("policy.issued")) {
            heard = server.bean(Ears.class).heard.poll(30, TimeUnit.SECONDS);
            assertThat(heard).as("the next event").isNotNull();
        }
    }
}

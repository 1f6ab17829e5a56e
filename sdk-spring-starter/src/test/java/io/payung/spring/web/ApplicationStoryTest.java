package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints, from the application to the policy or the refund. */
class ApplicationStoryTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void resetClock() {
        server.bean(TestClock.class).reset();
    }

    @Test
    void holdsAnOfferOnceAndTellsTheSameAgain() {
        Purchase purchase = new Purchase(server);
        ObjectNode body = purchase.applicationBody();

        Answer first = purchase.apply(body, "a-1");
        Answer again = purchase.apply(body, "a-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text("/state")).isEqualTo("awaiting-payment");
        assertThat(first.text("/dueNow/amount")).isEqualTo("20000");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void issuesWhatIsPaidWhenTheGatewayPosts() {
        Answer applied = apply("a-2");
        String application = "/payung/v1/applications/" + applied.text("/application");
        String reference = applied.text("/paymentReference");
        assertThat(server.get(application).body().has("policy")).isFalse();

        Answer tooEarly = post(Purchase.notice(reference, "settlement"));
        server.bean(TestGateway.class).settled(reference, "20000", "IDR", server.bean(TestClock.class).instant());
        Answer posted = post(Purchase.notice(reference, "settlement"));
        Answer twice = post(Purchase.notice(reference, "settlement"));
        Answer after = post(Purchase.notice(reference, "pending"));

        assertThat(tooEarly.status()).as("a signed notice alone is no money").isEqualTo(200);
        assertThat(posted.response().body()).isEqualTo(twice.response().body()).isEqualTo(after.response().body());
        Answer standing = server.get(application + "?language=en");
        assertThat(standing.text("/state")).isEqualTo("issued");
        assertThat(standing.text("/payments/simulated")).isEqualTo("settled");
        assertThat(standing.body().at("/shares/0/paid").booleanValue()).isTrue();
        String number = standing.text("/policy/policyNumber");
        assertThat(server.get("/payung/v1/policies/" + number).text("/premium/amount")).isEqualTo("20000");
        assertThat(standing.text("/policy/holderSecret")).hasSize(34);
        assertThat(standing.response().body()).doesNotContain("Siti").doesNotContain("317101");
    }

    @Test
    void tellsAGatewayThatDoesNotAnswerToPostAgain() {
        String reference = apply("a-3").text("/paymentReference");
        server.bean(TestGateway.class).unreachable(reference);

        Answer posted = post(Purchase.notice(reference, "settlement"));

        assertThat(posted.status()).isEqualTo(503);
        assertThat(posted.text("/code")).isEqualTo("PAYMENT_GATEWAY_FAILED");
        assertThat(posted.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void givesAStrangersReferenceTheSameAnswer() {
        String reference = apply("a-4").text("/paymentReference");

        assertThat(post(Purchase.notice(reference, "pending")).response().body())
                .isEqualTo(post(Purchase.notice("somebody-elses", "pending")).response().body());
    }

    @Test
    void lapsesAndOwesBackWhatComesLate() {
        Answer applied = apply("a-5");
        String reference = applied.text("/paymentReference");
        server.bean(TestClock.class).forward(Duration.ofDays(2));
        server.bean(Payung.class).reconcile(100);
        String application = "/payung/v1/applications/" + applied.text("/application") + "?language=en";
        assertThat(server.get(application).text("/state")).isEqualTo("lapsed");
        server.bean(TestGateway.class).settled(reference, "20000", "IDR", server.bean(TestClock.class).instant());

        post(Purchase.notice(reference, "settlement"));

        Answer standing = server.get(application);
        assertThat(standing.text("/state")).isEqualTo("refund-due");
        assertThat(standing.text("/message")).isEqualTo("It was not paid in time.");
        assertThat(standing.text("/refundsDue/0/amount")).isEqualTo("20000");
        assertThat(standing.text("/refundsDue/0/code")).isEqualTo("APPLICATION_LAPSED");
    }

    private static Answer apply(String key) {
        Purchase purchase = new Purchase(server);
        return purchase.apply(purchase.applicationBody(), key);
    }

    private static Answer post(ObjectNode notice) {
        return server.post("/payung/v1/payments/simulated", notice.toString());
    }
}

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

/** A premium of 24,000 in twelve instalments, over HTTP; the first cover starts on 22 November 2026. */
class InstalmentStoryTest {

    @TempDir
    static Path folder;

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
    void letsTheFormChooseHowToPay() {
        Answer form = server.get("/payung/v1/products/accident/form?plan=basic&language=en");

        assertThat(form.text("/properties/mode/oneOf/0/const")).isEqualTo("single");
        assertThat(form.text("/properties/mode/oneOf/1/const")).isEqualTo("monthly");
        assertThat(form.text("/properties/mode/oneOf/1/title")).isEqualTo("Every month");
    }

    @Test
    void showsTheScheduleOnlyOfAPremiumThatIsPaidPartByPart() {
        Purchase purchase = new Purchase(server);

        Answer monthly = monthly(purchase);

        assertThat(monthly.text("/premium/amount")).isEqualTo("24000");
        assertThat(monthly.body().at("/instalments").size()).isEqualTo(12);
        assertThat(monthly.body().at("/instalments/0").toString()).isEqualTo("{\"number\":1,\"dueOn\":\"2026-11-22\",\"amount\":\"2000\"}");
        assertThat(monthly.body().at("/instalments/3").toString())
                .isEqualTo("{\"number\":4,\"dueOn\":\"2027-02-22\",\"graceUntil\":\"2027-03-08\",\"amount\":\"2000\"}");
        assertThat(purchase.quote().body().has("instalments")).isFalse();
    }

    @Test
    void tellsWhatIsPaidAndWhatIsNot() {
        String policy = sold("i-1");
        String path = "/payung/v1/policies/" + policy;
        String reference = server.get(path + "/instalments").text("/instalments/1/paymentReference");
        assertThat(server.get(path).text("/instalments/1/dueNow/amount")).isEqualTo("2000");

        server.bean(TestGateway.class).settled(reference, "2000", "IDR", server.bean(TestClock.class).instant());
        Answer posted = server.post("/payung/v1/payments/simulated", Purchase.notice(reference, "settlement").toString());

        assertThat(posted.status()).isEqualTo(200);
        Answer instalments = server.get(path + "/instalments");
        assertThat(instalments.text("/mode")).isEqualTo("monthly");
        assertThat(instalments.text("/state")).isEqualTo("in-force");
        assertThat(instalments.body().at("/instalments/0/paid").booleanValue()).isTrue();
        assertThat(instalments.body().at("/instalments/1/paid").booleanValue()).isTrue();
        assertThat(instalments.body().at("/instalments/2/paid").booleanValue()).isFalse();
        assertThat(instalments.response().body()).doesNotContain("Siti").doesNotContain("317101");
    }

    @Test
    void tellsThatAPolicyIsInGraceAndThatItLapsed() {
        String path = "/payung/v1/policies/" + sold("i-2");

        server.bean(TestClock.class).forward(Duration.ofDays(31));
        server.bean(Payung.class).reconcileInstalments(100);
        assertThat(server.get(path).text("/state")).isEqualTo("in-grace");

        server.bean(TestClock.class).forward(Duration.ofDays(14));
        server.bean(Payung.class).reconcileInstalments(100);
        assertThat(server.get(path).text("/state")).isEqualTo("lapsed");
    }

    @Test
    void hasNoInstalmentsOfAPremiumThatWasPaidAtOnce() {
        Purchase purchase = new Purchase(server);
        String number = purchase.issue(purchase.issueBody(), "i-3").text("/policyNumber");

        Answer instalments = server.get("/payung/v1/policies/" + number + "/instalments");

        assertThat(instalments.text("/mode")).isEqualTo("single");
        assertThat(instalments.body().at("/instalments").size()).isZero();
        assertThat(server.get("/payung/v1/policies/" + number).body().has("instalments")).isFalse();
    }

    private static Answer monthly(Purchase purchase) {
        ObjectNode body = purchase.quoteBody().put("mode", "monthly");
        return server.post("/payung/v1/quotes", body.toString());
    }

    /** Applied for, and its first instalment paid. */
    private static String sold(String key) {
        Purchase purchase = new Purchase(server);
        ObjectNode body = purchase.issueBody(monthly(purchase));
        body.remove("payment");
        Answer applied = purchase.apply(body, key);
        assertThat(applied.text("/dueNow/amount")).isEqualTo("2000");
        String reference = applied.text("/paymentReference");
        server.bean(TestGateway.class).settled(reference, "2000", "IDR", server.bean(TestClock.class).instant());
        server.post("/payung/v1/payments/simulated", Purchase.notice(reference, "settlement").toString());
        return server.get("/payung/v1/applications/" + applied.text("/application")).text("/policy/policyNumber");
    }
}

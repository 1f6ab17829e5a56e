package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.SandboxHost;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** A sandbox over HTTP and an H2 file, as a partner's developer meets it. */
class SandboxStoryTest {

    private static final String CLOCK = "/payung/v1/sandbox/clock";
    private static final String PAYMENTS = "/payung/v1/sandbox/payments";
    private static final Pattern CALL = Pattern.compile("POST (/\\S+)\n(\\{.*?})\n", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;
    private static int calls;

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
        server = TestServer.of(SandboxHost.class, folder, partners.arguments(
                "--payung.sandbox.enabled=true", "--payung.events.poll-every=10ms", "--payung.applications.reconcile=false",
                "--spring.main.sources=" + Ears.class.getName()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Instant now() {
        return Instant.parse(server.get(CLOCK, partners.as("seller")).text("/now"));
    }

    /** Accepted by somebody new, at the time of the sandbox. */
    private static ObjectNode accepted(Purchase purchase, String caller) {
        ObjectNode wish = purchase.quoteBody();
        wish.remove("coverStart");
        Answer offer = server.post("/payung/v1/quotes", wish.toString(), partners.as(caller));
        return purchase.acceptance(offer, now());
    }

    private static Answer buy(String reference) {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        ObjectNode body = accepted(purchase, "seller");
        body.putObject("payment").put("gateway", "sandbox").put("reference", reference).put("amount", "20000").put("currency", "IDR");
        return purchase.issue(body, "buy-" + ++calls);
    }

    private static Answer apply() {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        return purchase.apply(accepted(purchase, "seller"), "apply-" + ++calls);
    }

    private static String stateOf(Answer applied) {
        return server.get("/payung/v1/applications/" + applied.text("/application"), partners.as("seller")).text("/state");
    }

    private static Answer post(String path, String body) {
        return server.post(path, body, partners.as("seller"));
    }

    private static Answer forward(String by) {
        return post(CLOCK, "{\"forward\":\"" + by + "\"}");
    }

    private static Answer tell(Answer applied, String rest) {
        return post(PAYMENTS, "{\"reference\":\"" + applied.text("/paymentReference") + "\"," + rest + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "TEST-FAIL-1, 422, PAYMENT_NOT_SETTLED",
        "TEST-REVERSE-1, 422, PAYMENT_NOT_SETTLED",
        "TEST-NOBODYS, 422, PAYMENT_NOT_FOUND",
        "TEST-SETTLE-19999-IDR, 422, PAYMENT_AMOUNT_DIFFERS",
        "TEST-UNKNOWN-1, 503, PAYMENT_GATEWAY_FAILED"
    })
    void refusesWhatIsNotPaid(String reference, int status, String code) {
        Answer refused = buy(reference);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(refused.header("Payung-Sandbox")).isEqualTo("true");
    }

    @Test
    void sellsWhatIsPaidNowOrLater() {
        Answer paid = buy("TEST-SETTLE-20000-IDR-story");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text("/policyNumber")).startsWith("TEST-");
        assertThat(paid.header("Payung-Sandbox")).isEqualTo("true");

        assertThat(buy("TEST-LATE-20000-IDR").text("/code")).isEqualTo("PAYMENT_NOT_SETTLED");
        forward("PT6H");
        assertThat(buy("TEST-LATE-20000-IDR").status()).isEqualTo(201);
    }

    @Test
    void issuesAnApplicationWhenItIsSaidToBePaid() {
        Answer applied = apply();
        assertThat(applied.text("/paymentReference")).startsWith("TEST-PYA-");

        Answer told = tell(applied, "\"outcome\":\"settle\",\"amount\":\"20000\",\"currency\":\"IDR\"");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().at("/application").asBoolean()).isTrue();
        assertThat(stateOf(applied)).isEqualTo("issued");
    }

    @Test
    void lapsesByTheClockAndGivesLateMoneyBack() {
        Answer applied = apply();
        tell(applied, "\"outcome\":\"late\",\"amount\":\"20000\",\"currency\":\"IDR\",\"after\":\"PT30H\"");

        forward("PT23H");
        assertThat(stateOf(applied)).isEqualTo("awaiting-payment");
        post(CLOCK, "{\"to\":\"" + applied.text("/payBy") + "\"}");
        assertThat(stateOf(applied)).isEqualTo("lapsed");
        forward("PT10H");
        assertThat(stateOf(applied)).as("handed out, and on its way as long as the money was").isEqualTo("refund-due");
        forward("PT30H");
        assertThat(stateOf(applied)).isEqualTo("refunded");
    }

    /** The second instalment is due after a month, and its grace ends 14 days later. */
    @Test
    void letsInstalmentsFallDueByTheClock() {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        ObjectNode wish = purchase.quoteBody().put("mode", "monthly");
        wish.remove("coverStart");
        Answer offer = server.post("/payung/v1/quotes", wish.toString(), partners.as("seller"));
        Answer applied = purchase.apply(purchase.acceptance(offer, now()), "apply-" + ++calls);
        tell(applied, "\"outcome\":\"settle\",\"amount\":\"2000\",\"currency\":\"IDR\"");
        String policy = "/payung/v1/policies/" + server.get("/payung/v1/applications/" + applied.text("/application"), partners.as("seller"))
                .text("/policy/policyNumber");

        forward("P32D");
        assertThat(server.get(policy, partners.as("seller")).text("/state")).isEqualTo("in-grace");
        forward("P14D");

        assertThat(server.get(policy, partners.as("seller")).text("/state")).isEqualTo("lapsed");
    }

    @Test
    void tellsEventsWhoseTimeIsTheSandboxs() throws InterruptedException {
        forward("P3D");
        buy("TEST-SETTLE-20000-IDR-event");

        String heard = "";
        while (!heard.equals("policy.issued")) {
            heard = server.bean(Ears.class).heard.poll(30, TimeUnit.SECONDS);
            assertThat(heard).as("the next event").isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/sandbox/clock | {} | 400 | /forward FIELD_MISSING",
        "/sandbox/clock | {\"forward\":\"PT1H\",\"to\":\"2027-01-01T00:00:00Z\"} | 400 | FIELD_NOT_ALLOWED",
        "/sandbox/clock | {\"forward\":\"P1M\"} | 400 | /forward FIELD_FORMAT",
        "/sandbox/clock | {\"forward\":\"PT-1S\"} | 422 | CLOCK_BACK",
        "/sandbox/clock | {\"forward\":\"P20000D\"} | 422 | CLOCK_TOO_FAR",
        "/sandbox/clock | {\"to\":\"2026-11-22T07:59:59Z\"} | 422 | CLOCK_BACK",
        "/sandbox/clock | {\"to\":\"soon\"} | 400 | /to FIELD_FORMAT",
        "/sandbox/payments | {\"reference\":\"PYA-1\",\"outcome\":\"fail\"} | 422 | SANDBOX_REFERENCE",
        "/sandbox/payments | {\"reference\":\"TEST-1\",\"outcome\":\"settle\"} | 422 | SANDBOX_AMOUNT",
        "/sandbox/payments | {\"reference\":\"TEST-1\",\"outcome\":\"settle\",\"amount\":\"1\",\"currency\":\"QQQ\"} | 400 | /currency FIELD_NOT_ALLOWED",
        "/sandbox/payments | {\"reference\":\"TEST-1\",\"outcome\":\"fail\",\"after\":\"PT1H\"} | 422 | SANDBOX_DELAY",
        "/sandbox/payments | {\"reference\":\"TEST-1\",\"outcome\":\"steal\"} | 400 | /outcome FIELD_NOT_ALLOWED"
    })
    void refusesWhatItCannotDo(String path, String body, int status, String code) {
        Answer refused = post("/payung/v1" + path, body);

        String told = status == 400 ? refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code") : refused.text("/code");
        assertThat(refused.status()).as(told).isEqualTo(status);
        assertThat(told).contains(code);
    }

    @Test
    void isForSellersAndForNobodyElse() {
        for (Map.Entry<String, Integer> caller : Map.of("none", 401, "wrong", 401, "claims", 403, "reader", 403, "eraser", 403).entrySet()) {
            String[] shown = partners.as(caller.getKey());
            assertThat(server.get(CLOCK, shown).status()).as(caller.getKey()).isEqualTo(caller.getValue());
            assertThat(server.post(CLOCK, "{}", shown).status()).isEqualTo(caller.getValue());
            assertThat(server.post(PAYMENTS, "{}", shown).status()).isEqualTo(caller.getValue());
            assertThat(server.get(CLOCK, shown).header("Payung-Sandbox")).as("a refusal says it, too").isEqualTo("true");
        }
    }

    @Test
    void letsNobodyPayForAnother() {
        Answer applied = apply();

        server.post(PAYMENTS, "{\"reference\":\"" + applied.text("/paymentReference") + "\",\"outcome\":\"settle\",\"amount\":\"20000\",\"currency\":\"IDR\"}",
                partners.as("other"));

        assertThat(stateOf(applied)).isEqualTo("awaiting-payment");
        assertThat(server.post("/payung/v1/payments/sandbox", "settled " + applied.text("/paymentReference")).status()).as("unsigned").isEqualTo(403);
    }

    @Test
    void runsTheCallsOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String block = readme.substring(readme.indexOf("<!-- calls: sandbox -->"), readme.indexOf("<!-- end of calls -->"));
        Answer applied = apply();
        Matcher call = CALL.matcher(block.replaceAll("TEST-PYA-[0-9A-Z-]+", applied.text("/paymentReference")));

        int seen = 0;
        for (; call.find(); seen++) {
            assertThat(post(call.group(1), call.group(2)).status()).as(call.group()).isEqualTo(200);
        }

        assertThat(seen).isEqualTo(2);
        assertThat(stateOf(applied)).isEqualTo("issued");
        assertThat(server.bean(Payung.class).sandbox()).isPresent();
    }
}

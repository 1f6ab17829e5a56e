package io.payung.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.payung.event.DeliveryFailure;
import io.payung.event.Event;
import io.payung.event.EventStream;
import io.payung.fault.PayungException;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.party.PartnerId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks to a real HTTP server on this machine. */
class WebhookSenderTest {

    private static final WebhookSecret SECRET = WebhookSecret.fresh(new SeededIds(1));

    private final TestClock clock = new TestClock(Shop.NOW);
    private final Event event = new Event(
            new SeededIds(2).uuid(), PartnerId.of("default"), EventStream.policy("PYG-1"), 1, "policy.issued", Shop.NOW, Map.of("policyNumber", "PYG-1"));
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private HttpServer server;
    private ExecutorService threads;

    /** How the server answers. */
    private interface Answering {
        void answer(HttpExchange request) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        finished.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private WebhookSender senderTo(Answering answering) {
        server.createContext("/", request -> {
            paths.add(request.getRequestMethod() + " " + request.getRequestURI());
            answering.answer(request);
            request.close();
        });
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
        return new WebhookSender(WebhookTarget.of("orders", url, SECRET).waitingAtMost(Duration.ofSeconds(20)), clock);
    }

    private static Answering status(int status) {
        return request -> request.sendResponseHeaders(status, -1);
    }

    @Test
    void postsTheSignedEnvelope() {
        List<WebhookVerdict> verdicts = new CopyOnWriteArrayList<>();
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        WebhookSender sender = senderTo(request -> {
            byte[] body = request.getRequestBody().readAllBytes();
            bodies.add(body);
            verdicts.add(WebhookVerifier.of(clock, SECRET).verify(request.getRequestHeaders()::getFirst, body));
            verdicts.add(WebhookVerifier.of(clock, WebhookSecret.fresh(new SeededIds(3))).verify(request.getRequestHeaders()::getFirst, body));
            request.sendResponseHeaders(204, -1);
        });

        sender.onEvent(event);

        assertThat(paths).containsExactly("POST /hook");
        assertThat(verdicts).containsExactly(WebhookVerdict.GENUINE, WebhookVerdict.FORGED);
        assertThat(new String(bodies.get(0))).isEqualTo(
                "{\"apiVersion\":\"v1\",\"data\":{\"policyNumber\":\"PYG-1\"},\"id\":\"" + event.id()
                        + "\",\"occurredAt\":\"2026-06-15T03:00:00Z\",\"sequence\":1,\"type\":\"policy.issued\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void isDoneWithEverySuccess(int status) {
        assertThatCode(() -> senderTo(status(status)).onEvent(event)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 307, 400, 404, 410, 429, 500, 503})
    void failsWithEverythingElseAndFollowsNoRedirect(int status) {
        WebhookSender sender = senderTo(request -> {
            request.getResponseHeaders().set("Location", "/elsewhere");
            request.sendResponseHeaders(status, -1);
        });

        assertThatThrownBy(() -> sender.onEvent(event))
                .isInstanceOfSatisfying(DeliveryFailure.class, e -> assertThat(e.code()).isEqualTo("WEBHOOK_FAILED"))
                .hasMessageContaining("" + status);
        assertThat(paths).containsExactly("POST /hook");
    }

    @ParameterizedTest
    @CsvSource({"120,PT2M", "0,PT0S", "-1,", "soon,", "1234567,", "'Wed, 21 Oct 2026 07:28:00 GMT',"})
    void passesOnWhenToComeAgain(String header, Duration expected) {
        WebhookSender sender = senderTo(request -> {
            request.getResponseHeaders().set("Retry-After", header);
            request.sendResponseHeaders(503, -1);
        });

        DeliveryFailure failure = catchThrowableOfType(DeliveryFailure.class, () -> sender.onEvent(event));

        assertThat(failure.retryAfter()).isEqualTo(expected);
    }

    @Test
    void readsNothingOfAnAnswerThatNeverEnds() {
        WebhookSender sender = senderTo(request -> {
            request.sendResponseHeaders(200, 0);
            OutputStream body = request.getResponseBody();
            try {
                while (finished.getCount() > 0) {
                    body.write(new byte[65_536]);
                }
            } catch (IOException gone) {
                finished.countDown();
            }
        });

        assertThatCode(() -> sender.onEvent(event)).doesNotThrowAnyException();
    }

    @Test
    void givesUpWaitingForAnAnswer() {
        WebhookSender patient = senderTo(request -> await(finished));
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        WebhookSender sender = new WebhookSender(WebhookTarget.of("orders", url, SECRET).waitingAtMost(Duration.ofMillis(100)), clock);

        assertThatThrownBy(() -> sender.onEvent(event)).isInstanceOf(DeliveryFailure.class);
        assertThat(patient.name()).isEqualTo("orders");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void failsWhereNobodyListens() {
        WebhookSender sender = senderTo(status(200));
        server.stop(0);

        assertThatThrownBy(() -> sender.onEvent(event)).isInstanceOf(DeliveryFailure.class).hasMessageNotContaining("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/hook,true,true", "http://example.org/hook,false,true", "http://localhost:8080/,true,true", "http://127.0.0.1/,true,true",
        "http://[::1]:1/,true,true", "http://127.0.0.1.example.org/,false,true", "http://localhost.example.org/,false,true",
        "https://user:secret@example.org/,false,false", "https://example.org/#a,false,false", "ftp://example.org/,false,false", "file:///etc/passwd,false,false",
        "https:///hook,false,false", "/hook,false,false"})
    void goesByHttpsOrToThisMachine(String url, boolean taken, boolean takenOpenly) {
        assertThat(takes(() -> WebhookTarget.of("orders", URI.create(url), SECRET))).isEqualTo(taken);
        assertThat(takes(() -> WebhookTarget.openly("orders", URI.create(url), SECRET))).isEqualTo(takenOpenly);
    }

    private static boolean takes(Runnable making) {
        try {
            making.run();
            return true;
        } catch (PayungException e) {
            assertThat(e.code()).isEqualTo("WEBHOOK_URL");
            assertThat(e.getMessage()).doesNotContain("secret@");
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"99,false", "100,true", "30000,true", "30001,false"})
    void waitsForATenthOfASecondToThirty(long millis, boolean taken) {
        WebhookTarget target = WebhookTarget.of("orders", URI.create("https://example.org"), SECRET);

        if (taken) {
            assertThat(target.waitingAtMost(Duration.ofMillis(millis)).timeout()).hasMillis(millis);
        } else {
            assertThatThrownBy(() -> target.waitingAtMost(Duration.ofMillis(millis)))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("WEBHOOK_TIMEOUT"));
        }
    }

    @Test
    void hasOneSecretOrTwo() {
        URI url = URI.create("https://example.org");

        assertThat(WebhookTarget.of("orders", url, SECRET, SECRET).secrets()).hasSize(2);
        for (WebhookSecret[] wrong : List.of(new WebhookSecret[0], new WebhookSecret[] {SECRET, SECRET, SECRET})) {
            assertThatThrownBy(() -> WebhookTarget.of("orders", url, wrong))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("WEBHOOK_SECRET"));
        }
    }
}

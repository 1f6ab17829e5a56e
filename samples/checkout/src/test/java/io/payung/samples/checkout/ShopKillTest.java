package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.samples.checkout.Caller.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls the plug on a shop in a JVM of its own while customers buy, and looks what is there afterwards. */
class ShopKillTest {

    private static final Pattern OPEN = Pattern.compile("The shop is open: (http://localhost:[0-9]+)/");
    private static final int BUYERS = 4;
    private static final int ENOUGH = 12;
    private static final int GENEROUS_SECONDS = 120;

    @TempDir
    private Path folder;

    private final Map<String, Map<String, Object>> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final CountDownLatch enough = new CountDownLatch(ENOUGH);

    @Test
    void keepsEveryPolicyItAcknowledgedAndSellsNoneTwice() throws Exception {
        Process process = start();
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        try {
            Caller caller = new Caller(CompletableFuture.supplyAsync(() -> urlOf(process)).get(GENEROUS_SECONDS, TimeUnit.SECONDS));
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                int first = buyer * 1000;
                buyers.submit(() -> buyUntilThePlugIsPulled(caller, first));
            }
            assertThat(enough.await(GENEROUS_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
            buyers.shutdown();
        }
        assertThat(buyers.awaitTermination(GENEROUS_SECONDS, TimeUnit.SECONDS)).isTrue();

        try (RunningShop again = new RunningShop(folder)) {
            lookAfter(again.caller());
        }
    }

    private void lookAfter(Caller caller) {
        acknowledged.forEach((key, number) ->
                assertThat(caller.get("/payung/v1/policies/" + number).status()).as(key).isEqualTo(200));

        // Whoever got no answer asks again with the same key: one policy each, acknowledged or not.
        Map<String, String> numbers = new TreeMap<>();
        sent.forEach((key, body) -> {
            Answer answer = new Purchase(caller).issue(key, body);
            assertThat(answer.status()).as(key).isIn(200, 201);
            numbers.put(key, answer.text("/policyNumber"));
        });
        assertThat(numbers).containsAllEntriesOf(acknowledged);
        assertThat(caller.get("/payung/v1/policies").body().at("/policies")).hasSize(numbers.size());
    }

    private void buyUntilThePlugIsPulled(Caller caller, int first) {
        try {
            for (int serial = first + 1; ; serial++) {
                Purchase purchase = new Purchase(caller).bornOn(Purchase.TODAY.minusYears(30), serial);
                Answer offer = purchase.quote();
                Map<String, Object> body = purchase.acceptance(offer, purchase.pay(offer));
                String key = "order-" + serial;
                sent.put(key, body);
                acknowledged.put(key, purchase.issue(key, body).text("/policyNumber"));
                enough.countDown();
            }
        } catch (RuntimeException | AssertionError plugIsPulled) {
            // The shop is gone: what was sent and not answered is looked after by its key.
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), CheckoutApplication.class.getName(),
                        "--server.port=0", "--logging.level.io.payung.samples.checkout=info", "--payung.store.file=" + folder.resolve("payung").toAbsolutePath())
                .redirectErrorStream(true)
                .start();
    }

    private static String urlOf(Process process) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String url = output.lines().map(OPEN::matcher).filter(Matcher::find).map(open -> open.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError("the shop did not open"));
        // Read on, so that a talkative shop never waits for a full pipe.
        Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        return url;
    }
}

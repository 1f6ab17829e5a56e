package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Shop;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.Applications.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed between application, payment and policy, a store still ends with one policy for each payment. */
@Tag("long")
class KilledApplicantTest {

    private static final int KILLS = 2;
    private static final long SEED = 20261125;

    @TempDir
    Path folder;

    /** References by application, and whether it was said to be issued. */
    private final Map<String, String> references = new LinkedHashMap<>();

    private final Map<String, Boolean> issued = new LinkedHashMap<>();

    private void runUntilKilled(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledApplicant.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int told = 0;
            for (String line = output.readLine(); line != null && told < lines; line = output.readLine()) {
                told += note(line) ? 1 : 0;
            }
            process.destroyForcibly().waitFor();
            assertThat(told).isEqualTo(lines);
        }
    }

    private boolean note(String line) {
        if (line.startsWith(KilledApplicant.APPLIED)) {
            String[] words = line.split(" ");
            references.put(words[1], words[2]);
            return true;
        }
        if (line.startsWith(KilledApplicant.ISSUED)) {
            issued.put(line.split(" ")[1], true);
            return true;
        }
        return false;
    }

    @Test
    void endsWithOnePolicyForEachPayment() throws IOException, InterruptedException, SQLException {
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            runUntilKilled(9 + random.nextInt(18));
        }

        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            Till till = KilledApplicant.over(pool, folder);
            issued.keySet().forEach(id -> assertThat(standing(till, id).application().state()).as("said to be issued").isEqualTo(ApplicationState.ISSUED));
            references.forEach((id, reference) -> {
                Standing standing = standing(till, id);
                till.gateway.settle(reference, standing.application().dueNow(), Shop.NOW);
            });
            till.clock.advance(Duration.ofHours(2));
            till.reconcile();

            references.keySet().forEach(id -> assertThat(standing(till, id).application().state()).as("seed %d", SEED).isEqualTo(ApplicationState.ISSUED));
            assertThat(Ledger.of(pool).complaints()).as("seed %d", SEED).isEmpty();
            Map<String, Long> counts = till.store.policies().counts();
            // One may have been applied for and its line not printed; it lapses, because nobody pays for it.
            assertThat(counts.get("policy")).isEqualTo(counts.get("payment_allocation")).isEqualTo(references.size());
            assertThat(counts.get("refund_due")).isZero();
            assertThat(counts.get("application")).isBetween((long) references.size(), (long) references.size() + KILLS);
        }
    }

    private static Standing standing(Till till, String id) {
        return till.payung.findApplication(new ApplicationId(UUID.fromString(id))).orElseThrow();
    }
}

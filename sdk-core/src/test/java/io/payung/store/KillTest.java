package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed loses nothing that it has acknowledged. */
class KillTest {

    private static final int KILLS = 1;
    private static final int ACKNOWLEDGED = 50;

    @TempDir
    Path folder;

    /** Lines {@code partner number} that the process printed before it was killed. */
    private List<String> acknowledgedBeforeKilling(String seller) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSeller.class.getName(),
                        folder.toString(),
                        seller)
                .redirectErrorStream(true)
                .start();
        List<String> acknowledged = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && acknowledged.size() < ACKNOWLEDGED) {
                if (line.startsWith(KilledSeller.SOLD)) {
                    acknowledged.add(line.substring(KilledSeller.SOLD.length()));
                } else {
                    others.add(line);
                }
                line = lines.readLine();
            }
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).as("%s", others).hasSize(ACKNOWLEDGED);
        return acknowledged;
    }

    private static long lost(JdbcStore store, List<String> acknowledged) {
        return acknowledged.stream()
                .map(line -> line.split(" "))
                .filter(sold -> store.policies().details(PartnerId.of(sold[0]), new PolicyNumber(sold[1])).isEmpty())
                .count();
    }

    private JdbcStore open(TestPool pool) {
        DefaultIdSource ids = new DefaultIdSource();
        return JdbcStore.over(pool, DevelopmentKeys.at(folder.resolve("key"), ids), ids);
    }

    @Test
    void keepsEveryAcknowledgedPolicyWhole() throws IOException, InterruptedException, SQLException {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            acknowledged.addAll(acknowledgedBeforeKilling("store"));
        }

        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            JdbcStore store = open(pool);
            assertThat(lost(store, acknowledged)).isZero();
            Map<String, Long> counts = store.policies().counts();
            for (String table : List.of("consent", "decision", "policy_life", "payment_allocation", "outbox")) {
                assertThat(counts.get(table)).as(table).isEqualTo(counts.get("policy"));
            }
        }
    }

    /** The control: with the delay that is H2's default, what was acknowledged is gone. */
    @Test
    void losesAcknowledgedPoliciesWhereWritesAreDelayed() throws IOException, InterruptedException, SQLException {
        List<String> acknowledged = acknowledgedBeforeKilling("naive");

        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            // The table itself may be gone.
            Databases.execute(pool, "create table if not exists naive (number integer)");
            assertThat(Integer.parseInt(Databases.ask(pool, "select count(*) from naive"))).isLessThan(acknowledged.size());
        }
    }
}

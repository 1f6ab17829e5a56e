package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed again and again at any moment, a store keeps what it has acknowledged: each once, whole, and told to whoever listens. */
class CrashLoopTest {

    private static final long SEED = Long.getLong("payung.crash.seed", 20261128);
    private static final boolean FULL = Boolean.getBoolean("payung.full");

    /** For both databases together; CI asks for fifteen. */
    private static final int KILLS = Integer.getInteger("payung.kills", 2);

    /** Room for some more policies. */
    private static final int MORE_KILOBYTES = 1000;

    @TempDir
    Path folder;

    private static int kills(Databases.Kind kind) {
        // Few in each build, because a JVM has to start for each.
        return FULL ? 200 : kind == Databases.Kind.H2 ? (KILLS + 1) / 2 : KILLS / 2;
    }

    /** Nothing acknowledged is missing, nothing is double or torn, and each event was told and noted. */
    private static List<String> violations(TestPool pool, Crashes crashes) throws SQLException {
        List<String> violations = new ArrayList<>(Checker.violations(pool, crashes.told));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet event = statement.executeQuery("select o.id, d.status from payung_outbox o left join payung_delivery d on d.event_id = o.id")) {
            while (event.next()) {
                if (!crashes.events.contains(event.getString(1)) || !"sent".equals(event.getString(2))) {
                    violations.add("event " + event.getString(1) + " is " + event.getString(2) + ", and was not told");
                }
            }
        }
        return violations;
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void keepsWhatItHasAcknowledged(Databases.Kind kind) throws Exception {
        Random random = new Random(SEED);
        String url = Databases.url(kind, folder);
        Crashes crashes = new Crashes(url, folder);
        long began = System.nanoTime();

        for (int i = 0; i < kills(kind); i++) {
            boolean server = kind == Databases.Kind.POSTGRESQL && random.nextInt(3) == 0;
            crashes.sellUntilKilled(1 + random.nextInt(KILLS > 2 ? 120 : 30), server ? () -> endSessions(url) : () -> {});
        }
        crashes.finish();

        try (TestPool pool = Databases.at(url)) {
            List<String> violations = violations(pool, crashes);
            System.out.printf("%s: %d kills, %d acknowledged, %d events told, faults %s, %.1f s, %d violations%n", kind, kills(kind),
                    crashes.told.done().size(), crashes.events.size(), crashes.faults, (System.nanoTime() - began) / 1e9, violations.size());
            assertThat(violations).as("seed %d", SEED).isEmpty();
            assertThat(crashes.told.counts().keySet()).as("nobody is refused").contains("issued").isSubsetOf("issued", "awaiting");
        }
    }

    /** The server ends the sessions of whoever is selling, in the middle of whatever they do. */
    private static void endSessions(String url) throws SQLException {
        try (TestPool pool = Databases.at(url)) {
            Databases.ask(pool, "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    @Test
    @Tag("long")
    void keepsWhatItHasAcknowledgedWhenTheFileCannotGrow() throws Exception {
        String url = Databases.url(Databases.Kind.H2, folder);
        Crashes crashes = new Crashes(url, folder);

        crashes.sellUntilKilled(10, () -> {});
        int before = crashes.told.done().size();
        int kilobytes = (int) (Files.size(folder.resolve("payung.mv.db")) / 1024) + MORE_KILOBYTES;
        int exit = crashes.sellInto(kilobytes);
        int full = crashes.told.done().size();
        crashes.finish();

        try (TestPool pool = Databases.at(url)) {
            System.out.printf("%d KB: %d acknowledged, then %d, faults %s, exit %d%n", kilobytes, before, full, crashes.faults, exit);
            assertThat(exit).as("it gives up by itself").isEqualTo(3);
            assertThat(crashes.faults).containsKey(StoreFault.FAILED);
            assertThat(full).isGreaterThan(before);
            assertThat(violations(pool, crashes)).isEmpty();
        }
    }

    /** The control: one acknowledged policy that is taken away is found. */
    @Test
    void findsWhatIsLostOrTorn() throws Exception {
        String url = Databases.url(Databases.Kind.H2, folder);
        Crashes crashes = new Crashes(url, folder);
        crashes.sellUntilKilled(40, () -> {});
        crashes.finish();

        try (TestPool pool = Databases.at(url)) {
            String number = Databases.ask(pool, "select min(reference) from payung_payment_allocation where reference like 'pay-%'");
            Databases.execute(pool, "delete from payung_payment_allocation where reference = '" + number + "'");
            Databases.execute(pool, "delete from payung_delivery");
            Databases.execute(pool, "delete from payung_outbox");

            assertThat(violations(pool, crashes))
                    .contains("payment " + number + " of " + Crashes.PREMIUM + " became 0 in premiums and refunds")
                    .anyMatch(each -> each.endsWith("was not announced once"))
                    .anyMatch(each -> each.endsWith("has a gap"));
        }
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not the seller but the PostgreSQL server itself dies, with all its processes and while everybody sells: what it has acknowledged is there when it
 * comes back. This server leaves synchronous_commit off, so only what Payung itself asks for makes it last.
 */
@Tag("long")
class ServerCrashTest {

    private static final long SEED = 20261126;
    private static final int CRASHES = Boolean.getBoolean("payung.full") ? 50 : 1;
    private static final int MOST_LINES = 80;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void keepsWhatItHasAcknowledged() throws Exception {
        Random random = new Random(SEED);
        int port = freePort();
        EmbeddedPostgres server = started(port);
        String url = server.getJdbcUrl("postgres", "postgres");
        Crashes crashes = new Crashes(url, folder);
        try {
            for (int i = 0; i < CRASHES; i++) {
                crashes.sellUntilKilled(1 + random.nextInt(MOST_LINES), this::killServer);
                server.close();
                server = started(port);
            }
            crashes.finish();

            try (TestPool pool = Databases.at(url)) {
                assertThat(Databases.ask(pool, "show synchronous_commit")).isEqualTo("off");
                List<String> violations = Checker.violations(pool, crashes.told);
                System.out.printf(
                        "%d crashes of the server, %d acknowledged, faults %s, %d violations%n", CRASHES, crashes.told.done().size(), crashes.faults,
                        violations.size());
                assertThat(violations).as("seed %d", SEED).isEmpty();
                assertThat(crashes.told.counts().keySet()).as("nobody is refused").contains("issued").isSubsetOf("issued", "awaiting");
            }
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "off")
                .setPort(port)
                .start();
    }

    /** All at once, the first of them first, so that nobody tidies up. */
    private void killServer() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).get(0).strip());
        ProcessHandle first = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(ServerCrashTest::ended);
    }

    private static void ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("process " + process.pid() + " of the server is still there", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

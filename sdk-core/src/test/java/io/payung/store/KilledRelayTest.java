package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.Claim;
import io.payung.event.Delivery;
import io.payung.event.EventStore;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed after it has told an event, and before it has noted that. */
class KilledRelayTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private JdbcStore open(TestPool pool) {
        DefaultIdSource ids = new DefaultIdSource();
        return JdbcStore.over(pool, DevelopmentKeys.at(folder.resolve("key"), ids), ids);
    }

    private void sellAndClaim(String url) throws SQLException {
        try (TestPool pool = Databases.at(url)) {
            JdbcStore store = open(pool);
            store.events().subscribe(KilledRelay.LISTENER, null, World.NOON);
            World world = new World(store);
            Sale sale = world.sale();
            sale.write();
            Claim claim = world.claimOn(sale.number);
            store.claims().insert(claim, world.ids.uuid(), World.NOON);
        }
    }

    /** The event that the process told before it was killed. */
    private UUID toldByOneThatIsKilled(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRelay.class.getName(),
                        url,
                        folder.resolve("key").toString())
                .redirectErrorStream(true)
                .start();
        List<String> others = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith(KilledRelay.TOLD)) {
                others.add(line);
                line = lines.readLine();
            }
            process.destroyForcibly().waitFor();
            assertThat(line).as("%s", others).isNotNull();
            return UUID.fromString(line.substring(KilledRelay.TOLD.length()));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void tellsTheSameEventAgainAndThenTheNext(Databases.Kind kind) throws SQLException, IOException, InterruptedException {
        String url = Databases.url(kind, folder);
        sellAndClaim(url);

        UUID told = toldByOneThatIsKilled(url);

        try (TestPool pool = Databases.at(url)) {
            EventStore events = open(pool).events();
            Instant leaseEnds = World.NOON.plus(LEASE);
            assertThat(events.claim(KilledRelay.LISTENER, leaseEnds.minusMillis(1), LEASE)).isEmpty();
            Delivery again = events.claim(KilledRelay.LISTENER, leaseEnds, LEASE).orElseThrow();
            assertThat(again.event().id()).isEqualTo(told);
            assertThat(again.event().sequence()).isEqualTo(1);
            assertThat(again.attempt()).isEqualTo(2);
            events.delivered(again);
            assertThat(events.claim(KilledRelay.LISTENER, leaseEnds, LEASE).orElseThrow().event().sequence()).isEqualTo(2);
        }
    }
}

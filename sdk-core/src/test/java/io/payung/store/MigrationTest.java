package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store's tables beside the host's. */
class MigrationTest {

    private static final String HOST_HISTORY = "select count(*) from \"flyway_schema_history\"";

    private final Keys keys = DevelopmentKeys.inMemory(new DefaultIdSource());

    @TempDir
    Path folder;

    private JdbcStore open(TestPool pool, JdbcOptions.Migration mode) {
        return JdbcStore.over(pool, keys, new DefaultIdSource(), JdbcOptions.defaults().migrating(mode));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesTheHostsTablesAndHistoryAlone(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Databases.execute(pool, "create table host_order (id integer primary key)");
            Flyway.configure().dataSource(pool).baselineVersion("7").load().baseline();

            String rows = Databases.ask(pool, HOST_HISTORY);

            open(pool, JdbcOptions.Migration.MIGRATE);

            assertThat(Databases.ask(pool, HOST_HISTORY)).isEqualTo(rows);
            assertThat(Databases.ask(pool, "select max(cast(\"version\" as integer)) from \"payung_schema_history\" where \"version\" is not null")).isEqualTo(newest());
            assertThat(Databases.ask(pool, "select count(*) from host_order")).isEqualTo("0");
        }
    }

    /** Version of the last script, whatever it is. */
    private static String newest() {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/io/payung/store/migration"))) {
            return scripts.map(script -> script.getFileName().toString().replaceAll("^V([0-9]+)__.*", "$1"))
                    .max(Comparator.comparing(Integer::valueOf))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void validatesWithoutMakingAnything(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            assertThatThrownBy(() -> open(pool, JdbcOptions.Migration.VALIDATE))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("SCHEMA_NOT_CURRENT"));
            open(pool, JdbcOptions.Migration.MIGRATE);
            assertThatCode(() -> open(pool, JdbcOptions.Migration.VALIDATE)).doesNotThrowAnyException();
        }
    }

    @Test
    void leavesTheTablesToTheHostWhenItIsOff() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            JdbcStore store = open(pool, JdbcOptions.Migration.OFF);

            assertThatThrownBy(() -> store.policies().counts())
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("STORE_FAILED"));
            open(pool, JdbcOptions.Migration.MIGRATE);
            assertThat(store.policies().counts()).containsEntry("policy", 0L);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60_001})
    void refusesALockTimeoutThatIsNoneOrForEver(long millis) {
        assertThatThrownBy(() -> JdbcOptions.defaults().waitingAtMost(Duration.ofMillis(millis)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LOCK_TIMEOUT"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 60_000})
    void takesTheShortestAndTheLongestLockTimeout(long millis) {
        assertThat(JdbcOptions.defaults().waitingAtMost(Duration.ofMillis(millis)).lockTimeout().toMillis()).isEqualTo(millis);
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is acknowledged is written. */
class DurabilityTest {

    @TempDir
    Path folder;

    private static JdbcStore open(TestPool pool) {
        return JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource());
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("H2_WRITE_DELAY"));
    }

    @Test
    void refusesTheDefaultOfH2() throws SQLException {
        try (TestPool pool = Databases.h2(folder.resolve("plain"), "", true);
                Connection connection = pool.getConnection()) {
            refused(() -> Dialect.requireNoWriteDelay(connection));
        }
    }

    @Test
    void setsWhatH2Needs() throws SQLException {
        try (TestPool pool = Databases.h2(folder.resolve("plain"), "", true)) {
            open(pool);

            try (Connection connection = pool.getConnection()) {
                assertThatCode(() -> Dialect.requireNoWriteDelay(connection)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void refusesToStartWithoutTheRightToSetIt() throws SQLException {
        try (TestPool admin = Databases.h2(folder.resolve("plain"), "", true);
                TestPool clerk = clerk(admin)) {
            refused(() -> JdbcStore.requireDurable(clerk));
            refused(() -> open(clerk));
        }
    }

    @Test
    void startsWithoutTheRightWhenAnAdministratorHasSetIt() throws SQLException {
        try (TestPool admin = Databases.h2(folder.resolve("plain"), "", true);
                TestPool clerk = clerk(admin)) {
            Databases.execute(admin, "set write_delay 0");

            assertThatCode(() -> JdbcStore.requireDurable(clerk)).doesNotThrowAnyException();
        }
    }

    private TestPool clerk(TestPool admin) throws SQLException {
        Databases.execute(admin, "create user clerk password 'x'");
        String url = "jdbc:h2:file:" + folder.resolve("plain").toAbsolutePath();
        return new TestPool(() -> DriverManager.getConnection(url, "clerk", "x"), true);
    }

    /** A connection that was not used before is asked at once. */
    @Test
    void refusesWorkAfterSomebodyHasDelayedWrites() throws SQLException {
        try (TestPool pool = Databases.h2(folder.resolve("plain"), "", true)) {
            World world = new World(open(pool));
            Databases.execute(pool, "set write_delay 500");

            try (Connection heldBySomebody = pool.getConnection()) {
                assertThat(heldBySomebody.isClosed()).isFalse();
                refused(() -> world.sale().write());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"999_999_999, false", "1_000_000_000, true", "1_000_000_001, true"})
    void asksAConnectionThatItKnowsAgainAfterASecond(String later, boolean asked) throws SQLException {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        WriteDelayWatch watch = new WriteDelayWatch(nanos::get);
        try (TestPool pool = Databases.h2(folder.resolve("plain"), ";WRITE_DELAY=0", true);
                Connection connection = pool.getConnection()) {
            watch.require(connection);
            Databases.execute(pool, "set write_delay 500");
            nanos.addAndGet(Long.parseLong(later.replace("_", "")));

            if (asked) {
                refused(() -> watch.require(connection));
                refused(() -> watch.require(connection));
            } else {
                assertThatCode(() -> watch.require(connection)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void asksAllOfThemAgainOnceOneWasDelayed() throws SQLException {
        WriteDelayWatch watch = new WriteDelayWatch(() -> 7);
        try (TestPool pool = Databases.h2(folder.resolve("plain"), ";WRITE_DELAY=0", true);
                Connection known = pool.getConnection();
                Connection other = pool.getConnection()) {
            watch.require(known);
            Databases.execute(pool, "set write_delay 500");

            refused(() -> watch.require(other));
            refused(() -> watch.require(known));

            Databases.execute(pool, "set write_delay 0");
            assertThatCode(() -> watch.require(known)).doesNotThrowAnyException();
        }
    }

    @Test
    void asksNothingOfADatabaseInMemory() throws SQLException {
        try (TestPool pool = new TestPool(() -> DriverManager.getConnection("jdbc:h2:mem:durability", "sa", ""), true);
                Connection open = pool.getConnection()) {
            World world = new World(open(pool));

            assertThatCode(() -> world.sale().write()).doesNotThrowAnyException();
            assertThat(open.isClosed()).isFalse();
        }
    }

    @Test
    void turnsSynchronousCommitOnInPostgres() throws SQLException {
        try (TestPool pool = Databases.postgres(true)) {
            assertThat(Databases.ask(pool, "show synchronous_commit")).isEqualTo("off");
            assertThat(Databases.session(pool).first("show synchronous_commit", row -> row.getString(1))).contains("on");
            assertThat(Databases.ask(pool, "show synchronous_commit")).isEqualTo("off");
        }
    }

    @Test
    void refusesADatabaseItDoesNotSpeak() {
        assertThatThrownBy(() -> Dialect.named("MySQL"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("DATABASE_UNSUPPORTED"));
    }
}

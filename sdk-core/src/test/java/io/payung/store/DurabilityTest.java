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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void refusesWorkAfterSomebodyHasDelayedWrites() throws SQLException {
        try (TestPool pool = Databases.h2(folder.resolve("plain"), "", true)) {
            World world = new World(open(pool));
            Databases.execute(pool, "set write_delay 500");

            refused(() -> world.sale().write());
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

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions that the store makes itself. */
class OwnTransactionTest {

    private static final String SET = "update counter set amount = amount + 1 where id = ?";

    @TempDir
    Path folder;

    private static TestPool counters(Databases.Kind kind, Path folder) throws SQLException {
        TestPool pool = kind.open(folder);
        // Nothing is asserted here about durability, but a unit of work insists on it.
        JdbcStore.requireDurable(pool);
        Databases.execute(pool, "create table counter (id integer primary key, amount integer)");
        Databases.execute(pool, "insert into counter values (1, 0), (2, 0)");
        return pool;
    }

    /** Both take their first row before either asks for its second, so that one of them has to lose. */
    private static int crossing(JdbcUnitOfWork units, JdbcSession session, List<Integer> order, CyclicBarrier bothHaveOne) {
        AtomicInteger attempts = new AtomicInteger();
        units.run(() -> {
            session.update(SET, order.get(0));
            if (attempts.incrementAndGet() == 1) {
                await(bothHaveOne);
            }
            return session.update(SET, order.get(1));
        });
        return attempts.get();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void runsWorkAgainThatLostInADeadlock(Databases.Kind kind) throws SQLException {
        try (TestPool pool = counters(kind, folder)) {
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = new JdbcSession(units, Dialect.of(pool));
            CyclicBarrier bothHaveOne = new CyclicBarrier(2);

            List<Integer> attempts = Threads.atOnce(List.of(
                    () -> crossing(units, session, List.of(1, 2), bothHaveOne),
                    () -> crossing(units, session, List.of(2, 1), bothHaveOne)));

            // Who lost once may lose again on a busy machine; nobody's work is lost or done twice.
            assertThat(attempts).anyMatch(times -> times > 1);
            assertThat(Databases.ask(pool, "select min(amount) from counter")).isEqualTo("2");
            assertThat(Databases.ask(pool, "select max(amount) from counter")).isEqualTo("2");
            assertThat(pool.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void worksInReadCommittedAndGivesTheIsolationBack(Databases.Kind kind) throws SQLException {
        try (TestPool pool = counters(kind, folder)) {
            TestPool serializable = new TestPool(() -> {
                Connection connection = pool.getConnection();
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                return connection;
            }, true);
            JdbcUnitOfWork units = Databases.units(serializable);

            int isolation = units.on(Connection::getTransactionIsolation);

            assertThat(isolation).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(serializable.complaints()).containsOnly("isolation is " + Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    @Test
    void failsWithoutValuesWhenTheDatabaseIsAway() {
        TestPool away = new TestPool(() -> {
            throw new SQLException("secret text of the driver", "08001");
        }, true);

        assertThatThrownBy(() -> new OwnTransactions(away).inTransaction(() -> "work"))
                .isInstanceOfSatisfying(StoreFault.class, e -> assertThat(e.code()).isEqualTo(StoreFault.UNREACHABLE))
                .hasMessageContaining("08001")
                .hasMessageNotContaining("secret");
    }

    /** Turning autoCommit on commits whatever is open, so a connection whose rollback has failed is not restored. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void commitsNothingWhenTheRollbackFails(Databases.Kind kind) throws SQLException {
        try (TestPool pool = counters(kind, folder)) {
            FaultyDatabase database = new FaultyDatabase(pool);
            JdbcUnitOfWork units = Databases.units(database.source());
            JdbcSession session = new JdbcSession(units, Dialect.of(pool));

            assertThatThrownBy(() -> units.run(() -> {
                        session.update(SET, 1);
                        database.failAt(1, FaultyDatabase.Fault.BEFORE_AND_NO_ROLLBACK);
                        return session.update(SET, 2);
                    }))
                    .isInstanceOf(StoreFault.class);

            assertThat(Databases.ask(pool, "select max(amount) from counter")).isEqualTo("0");
            assertThat(pool.complaints()).isEmpty();
        }
    }

    @Test
    void givesNoConnectionBackThatCannotBeRestored() throws SQLException {
        try (TestPool pool = counters(Databases.Kind.H2, folder)) {
            FaultyDatabase database = new FaultyDatabase(pool);
            JdbcUnitOfWork units = Databases.units(database.source());
            // A connection is asked more on its first use.
            units.on(connection -> connection);
            database.failAt(0, FaultyDatabase.Fault.BEFORE);
            units.on(connection -> connection);
            int close = database.calls();

            // The last call closes, the one before restores.
            database.failAt(close - 1, FaultyDatabase.Fault.BEFORE);
            units.on(connection -> connection);

            assertThat(database.failed()).isEqualTo("Connection.setAutoCommit");
            assertThat(pool.complaints()).isEmpty();
        }
    }
}

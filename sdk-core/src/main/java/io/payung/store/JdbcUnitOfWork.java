package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.policy.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Units of work on whatever makes the transactions; waits are short, savepoints are JDBC's own. */
final class JdbcUnitOfWork implements UnitOfWork {

    /** Work on the connection of the running unit. */
    interface ConnectionWork<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final int ROWS_IN_TURN = 4;

    private final JdbcTransactions transactions;
    private final Dialect dialect;
    private final Duration lockTimeout;
    private final WriteDelayWatch watch = new WriteDelayWatch(System::nanoTime);
    private final ThreadLocal<@Nullable Connection> running = new ThreadLocal<>();

    private final @Nullable H2Turns turns;
    private final ThreadLocal<@Nullable H2Turns> mine = new ThreadLocal<>();

    /** @param turns where only one unit may write at a time */
    JdbcUnitOfWork(JdbcTransactions transactions, Dialect dialect, Duration lockTimeout, @Nullable H2Turns turns) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.lockTimeout = lockTimeout;
        this.turns = turns;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (running.get() != null) {
            return work.get();
        }
        try {
            return transactions.inTransaction(() -> begin(work));
        } finally {
            giveTurnBack();
        }
    }

    @Override
    public <T> T keepIf(Predicate<T> keep, Supplier<T> work) {
        Connection connection = running.get();
        if (connection == null) {
            throw new PayungException("NO_UNIT_OF_WORK", "this needs a running unit of work; call it inside UnitOfWork.run");
        }
        return translating(() -> keepIf(connection, keep, work));
    }

    /** Runs the work on the connection of the running unit, or in a unit of its own. */
    <T> T on(ConnectionWork<T> work) {
        return run(() -> translating(() -> work.on(running.get())));
    }

    /** The same for work that changes rows or locks them. Throws {@code STORE_BUSY} when others do so all the time. */
    <T> T writing(ConnectionWork<T> work) {
        return on(connection -> {
            if (turns != null && turns.take(lockTimeout)) {
                mine.set(turns);
            }
            return work.on(connection);
        });
    }

    /** H2 locks all that it has sorted to skip what is locked, also what it does not return. */
    String inTurn(String sql) {
        return turns == null ? sql : sql.replace(" for update skip locked", "");
    }

    private void giveTurnBack() {
        H2Turns taken = mine.get();
        if (taken != null) {
            mine.remove();
            taken.giveBack();
        }
    }

    private <T> T begin(Supplier<T> work) {
        Connection connection = transactions.connection();
        running.set(connection);
        try {
            return translating(() -> withShortWaits(connection, work));
        } finally {
            running.remove();
            transactions.release(connection);
        }
    }

    private <T> T withShortWaits(Connection connection, Supplier<T> work) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new PayungException(
                    "ISOLATION_UNSUPPORTED",
                    "the transaction that was joined would overlook what another one has issued; begin it in READ COMMITTED");
        }
        dialect.stayDurable(connection, watch);
        // In turn only a host's open transaction can hold a row, and that may need the turn to go on.
        String before = dialect.waitAtMost(connection, turns == null ? lockTimeout : lockTimeout.dividedBy(ROWS_IN_TURN));
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            try {
                dialect.restoreWait(connection, before);
            } catch (SQLException doomed) {
                // The statement that failed has aborted the transaction, and the setting ends with it.
            }
            throw e;
        }
        dialect.restoreWait(connection, before);
        return result;
    }

    private static <T> T keepIf(Connection connection, Predicate<T> keep, Supplier<T> work) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        T result;
        boolean kept;
        try {
            result = work.get();
            kept = keep.test(result);
        } catch (RuntimeException | Error e) {
            try {
                connection.rollback(savepoint);
            } catch (SQLException doomed) {
                e.addSuppressed(StoreFault.of(doomed));
            }
            throw e;
        }
        if (kept) {
            connection.releaseSavepoint(savepoint);
        } else {
            connection.rollback(savepoint);
        }
        return result;
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }

    private static <T> T translating(Sql<T> statements) {
        try {
            return statements.run();
        } catch (SQLException e) {
            throw StoreFault.of(e);
        }
    }
}

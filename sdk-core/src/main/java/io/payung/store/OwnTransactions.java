package io.payung.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions without a framework: one connection a thread, begun and committed here whatever the pool's autoCommit is. Work that lost
 * against another transaction is run again, because nobody outside has seen it.
 */
final class OwnTransactions implements JdbcTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);
    private static final int ATTEMPTS = 5;

    private final DataSource source;
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    OwnTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (bound.get() != null) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (StoreFault fault) {
                if (!fault.code().equals(StoreFault.CONFLICT) || attempt == ATTEMPTS) {
                    throw fault;
                }
            }
        }
    }

    @Override
    public Connection connection() {
        Connection connection = bound.get();
        if (connection == null) {
            throw new IllegalStateException("no transaction is running on this thread");
        }
        return connection;
    }

    @Override
    public void release(Connection connection) {
        // It is closed when its transaction ends.
    }

    private <T> T attempt(Supplier<T> work) {
        try (Connection connection = source.getConnection()) {
            ConnectionState before = ConnectionState.prepare(connection);
            bound.set(connection);
            try {
                T result = work.get();
                connection.commit();
                before.restore(connection);
                return result;
            } catch (RuntimeException | Error | SQLException e) {
                undo(connection, before, e);
                throw e;
            } finally {
                bound.remove();
            }
        } catch (SQLException e) {
            throw StoreFault.of(e);
        }
    }

    private static void undo(Connection connection, ConnectionState before, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Its transaction is still open, and turning autoCommit on again would commit it.
            why.addSuppressed(StoreFault.of(e));
            giveUp(connection, e);
            return;
        }
        before.restore(connection);
    }

    /** No pool may give such a connection to anybody else. */
    private static void giveUp(Connection connection, SQLException why) {
        LOG.warn("A connection is given up, SQLState {}", why.getSQLState());
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // Then it is already what it was to become.
        }
    }

    /** What the pool expects to get back. */
    private record ConnectionState(boolean autoCommit, int isolation) {

        static ConnectionState prepare(Connection connection) throws SQLException {
            try {
                ConnectionState before = new ConnectionState(connection.getAutoCommit(), connection.getTransactionIsolation());
                before.leave(connection);
                return before;
            } catch (SQLException e) {
                giveUp(connection, e);
                throw e;
            }
        }

        private void leave(Connection connection) throws SQLException {
            if (!autoCommit) {
                // Asking for the isolation may have begun a transaction, in which it could not be changed.
                connection.rollback();
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
        }

        /** A connection that cannot be restored is broken, which does not change what has become of the transaction. */
        void restore(Connection connection) {
            try {
                if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(isolation);
                }
                connection.setAutoCommit(autoCommit);
            } catch (SQLException e) {
                giveUp(connection, e);
            }
        }
    }
}

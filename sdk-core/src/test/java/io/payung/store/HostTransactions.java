package io.payung.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What a framework does: the host begins, works, lets the store join, and commits or rolls back. */
final class HostTransactions implements JdbcTransactions, AutoCloseable {

    private final Connection connection;

    HostTransactions(DataSource source) throws SQLException {
        connection = source.getConnection();
        connection.setAutoCommit(false);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void release(Connection given) {
        // The host keeps it to the end.
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
        connection.close();
    }
}

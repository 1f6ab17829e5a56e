package io.payung.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A small pool that gives connections out with the autoCommit it was told, and notes whoever gives one back otherwise. */
final class TestPool implements DataSource, AutoCloseable {

    /** Opens a connection that nobody had before. */
    interface Opening {
        Connection open() throws SQLException;
    }

    private final Opening opening;
    private final boolean autoCommit;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    TestPool(Opening opening, boolean autoCommit) {
        this.opening = opening;
        this.autoCommit = autoCommit;
    }

    boolean getsAutoCommit() {
        return autoCommit;
    }

    /** What was wrong with connections that were given back. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection pooled = idle.poll();
        Connection connection = pooled == null ? opening.open() : pooled;
        if (pooled == null) {
            connection.setAutoCommit(autoCommit);
        }
        // Closing twice is allowed, and must not give it back twice.
        AtomicBoolean open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                TestPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (open.getAndSet(false)) {
                            giveBack(connection);
                        }
                        return null;
                    }
                    if (method.getName().equals("abort")) {
                        // H2 ignores it; a pool drops the connection.
                        connection.close();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (connection.getAutoCommit() != autoCommit) {
            complaints.add("autoCommit is " + connection.getAutoCommit());
        }
        if (!autoCommit) {
            connection.rollback();
        }
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            complaints.add("isolation is " + connection.getTransactionIsolation());
        }
        if (!autoCommit) {
            connection.rollback();
        }
        idle.push(connection);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // There is no log.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // It opens at once or fails.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

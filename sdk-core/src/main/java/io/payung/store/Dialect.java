package io.payung.store;

import io.payung.fault.PayungException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few things that H2 and PostgreSQL do not say alike. */
enum Dialect {
    H2 {
        @Override
        String waitAtMost(Connection connection, Duration timeout) throws SQLException {
            String before = ask(connection, "select lock_timeout()");
            restoreWait(connection, Long.toString(timeout.toMillis()));
            return before;
        }

        @Override
        void restoreWait(Connection connection, String before) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout " + Long.parseLong(before));
            }
        }

        @Override
        void stayDurable(Connection connection, WriteDelayWatch watch) throws SQLException {
            watch.require(connection);
        }

        /** Only H2's PostgreSQL mode knows a better way than to fail on the constraint. */
        @Override
        String orNothing(String insert, String uniqueConstraint) {
            return insert;
        }

        /** Sets it, and then looks with another connection, which may do what its URL says. */
        @Override
        void requireDurable(DataSource source) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set write_delay 0");
                finish(connection);
            } catch (SQLException notAllowed) {
                // An administrator may have set it: the effective value decides.
            }
            try (Connection connection = source.getConnection()) {
                requireNoWriteDelay(connection);
                finish(connection);
            }
        }

        @Override
        @Nullable H2Turns turns(DataSource source) throws SQLException {
            return H2Turns.of(source);
        }

        @Override
        void takeBackLeftovers(DataSource source) throws SQLException {
            try (Connection connection = source.getConnection()) {
                H2Leftovers.takeBack(connection);
                finish(connection);
            } catch (LinkageError other) {
                // An H2 that is made otherwise than the one this was written for: then it does without.
                LOG.warn("This version of H2 is not looked through for what a killed process has left: {}", other.toString());
            }
        }
    },

    POSTGRESQL {
        @Override
        String waitAtMost(Connection connection, Duration timeout) throws SQLException {
            String before = ask(connection, "show lock_timeout");
            restoreWait(connection, timeout.toMillis() + "ms");
            return before;
        }

        @Override
        void restoreWait(Connection connection, String before) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("select set_config('lock_timeout', ?, true)")) {
                statement.setString(1, before);
                statement.execute();
            }
        }

        @Override
        String orNothing(String insert, String uniqueConstraint) {
            return insert + " on conflict on constraint " + uniqueConstraint + " do nothing";
        }

        /** Every transaction sees to it itself. */
        @Override
        void requireDurable(DataSource source) {}

        @Override
        @Nullable H2Turns turns(DataSource source) {
            return null;
        }

        /** Its log is written before its pages. */
        @Override
        void takeBackLeftovers(DataSource source) {}

        /** Whatever the server's habit is, a transaction that carries a policy, the host's too, is on disk before it is acknowledged. */
        @Override
        void stayDurable(Connection connection, WriteDelayWatch watch) throws SQLException {
            if (ask(connection, "show synchronous_commit").equals("off")) {
                ask(connection, "select set_config('synchronous_commit', 'on', true)");
            }
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Dialect.class);

    /** A database in memory promises nothing, so nothing delays it. */
    private static final String H2_DELAY = "select case when database_path() is null then '0' else"
            + " (select max(setting_value) from information_schema.settings where setting_name = 'WRITE_DELAY') end";

    /** Bounds how long this transaction waits for a lock. @return what to restore */
    abstract String waitAtMost(Connection connection, Duration timeout) throws SQLException;

    abstract void restoreWait(Connection connection, String before) throws SQLException;

    /** The insert, doing nothing where the database can say so; where it cannot, the constraint is violated. */
    abstract String orNothing(String insert, String uniqueConstraint);

    /** Sees to it that what this transaction commits is on disk before it is acknowledged, or fails. */
    abstract void stayDurable(Connection connection, WriteDelayWatch watch) throws SQLException;

    /** The same before there is any transaction, as far as the database promises it for all. */
    abstract void requireDurable(DataSource source) throws SQLException;

    /** Turns of units of work, where they would disturb each other. */
    abstract @Nullable H2Turns turns(DataSource source) throws SQLException;

    /** Takes back what transactions have left that died with their process, as far as the database does not do it itself. */
    abstract void takeBackLeftovers(DataSource source) throws SQLException;

    static Dialect of(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return named(connection.getMetaData().getDatabaseProductName());
        }
    }

    static Dialect named(String product) {
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new PayungException(
                    "DATABASE_UNSUPPORTED", "the store speaks H2 and PostgreSQL, not \"" + product + "\"; implement PayungStore for it");
        };
    }

    /** Fails unless H2 writes a commit to its file before it acknowledges it. */
    static void requireNoWriteDelay(Connection connection) throws SQLException {
        String delay = ask(connection, H2_DELAY);
        if (!delay.equals("0")) {
            throw new PayungException(
                    "H2_WRITE_DELAY",
                    "H2's WRITE_DELAY is " + (delay.equals("null") ? "its default, 500" : delay)
                            + ", so a crash loses acknowledged policies; add ;WRITE_DELAY=0 to the URL or let an administrator set it");
        }
    }

    /** Reading may have begun a transaction where the pool keeps autoCommit off. */
    static void finish(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}

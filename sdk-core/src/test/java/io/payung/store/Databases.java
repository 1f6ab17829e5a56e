package io.payung.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Real databases: H2 in a file, and one PostgreSQL for the whole JVM with a fresh database for each who asks. */
final class Databases {

    /** Each kind that the store is for. */
    enum Kind {
        H2 {
            @Override
            TestPool open(Path folder) {
                return h2(folder.resolve("payung"), "", true);
            }
        },
        POSTGRESQL {
            @Override
            TestPool open(Path folder) {
                return postgres(true);
            }
        };

        /** A fresh, empty one. */
        abstract TestPool open(Path folder);
    }

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static EmbeddedPostgres server;

    private Databases() {}

    static TestPool h2(Path file, String settings, boolean autoCommit) {
        return new TestPool(() -> DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + settings, "sa", ""), autoCommit);
    }

    static TestPool postgres(boolean autoCommit) {
        String database = freshPostgres();
        return new TestPool(() -> server().getDatabase("postgres", database).getConnection(), autoCommit);
    }

    /** An address that another process can open, too, though an H2 file only when this one has closed it. */
    static String url(Kind kind, Path folder) {
        return kind == Kind.H2
                ? "jdbc:h2:file:" + folder.resolve("payung").toAbsolutePath() + ";USER=sa;PASSWORD="
                : server().getJdbcUrl("postgres", freshPostgres());
    }

    static TestPool at(String url) {
        return new TestPool(() -> DriverManager.getConnection(url), true);
    }

    private static String freshPostgres() {
        String database = "payung" + NAMES.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /** The first column of the first row. */
    static String ask(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Every row, read without Payung. */
    static <T> List<T> list(DataSource source, String query, JdbcSession.RowReader<T> reader) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        }
    }

    static JdbcUnitOfWork units(DataSource source) throws SQLException {
        return new JdbcUnitOfWork(new OwnTransactions(source), Dialect.of(source), PayungStoreContract.PATIENT, null);
    }

    static JdbcSession session(DataSource source) throws SQLException {
        return new JdbcSession(units(source), Dialect.of(source));
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Databases::stop));
        }
        return server;
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

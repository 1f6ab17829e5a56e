package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVIndex;
import org.h2.table.Table;
import org.h2.value.VersionedValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process leaves entries in an H2 file whose transaction nobody knows: without more, who asks again waits for it for ever. */
class H2LeftoversTest {

    private static final String KEY =
            "insert into payung_idempotency (partner, operation, idempotency_key, fingerprint_key_id, sealed_fingerprint, claimed_at)"
                    + " values ('shop', 'issue', '%s', 'k', X'00', timestamp with time zone '2026-06-15 03:00:00+00')";

    @TempDir
    Path folder;

    @BeforeEach
    void makesTheTables() throws SQLException {
        try (TestPool pool = pool()) {
            open(pool);
            execute(pool, KEY.formatted("kept"));
        }
    }

    @Test
    void letWhoAsksAgainWaitForEver() throws SQLException {
        leave("cut-off");

        try (TestPool pool = pool()) {
            assertThatThrownBy(() -> execute(pool, KEY.formatted("cut-off"))).isInstanceOf(SQLException.class).hasMessageContaining("lock");
        }
    }

    @Test
    void areTakenBackWhenAStoreIsOpened() throws SQLException {
        leave("cut-off");

        try (TestPool pool = pool()) {
            open(pool);

            execute(pool, KEY.formatted("cut-off"));
            assertThat(left(pool)).isEmpty();
            assertThatThrownBy(() -> execute(pool, KEY.formatted("kept"))).as("what was committed is there").hasMessageContaining("23505");
        }
    }

    @Test
    void areNotThoseOfWhoIsWritingNow() throws SQLException {
        try (TestPool pool = pool(); Connection writing = pool.getConnection()) {
            writing.setAutoCommit(false);
            execute(writing, KEY.formatted("running"));
            int entries = left(pool).size();

            open(pool);

            assertThat(entries).isPositive();
            assertThat(left(pool)).hasSize(entries);
            writing.commit();
            assertThatThrownBy(() -> execute(pool, KEY.formatted("running"))).hasMessageContaining("23505");
        }
    }

    @Test
    void areFewInADatabaseThatWasClosed() throws SQLException {
        try (TestPool pool = pool(); Connection connection = pool.getConnection()) {
            assertThat(H2Leftovers.takeBack(connection)).isZero();
        }
    }

    private TestPool pool() {
        return Databases.at("jdbc:h2:file:" + folder.resolve("payung").toAbsolutePath() + ";USER=sa;PASSWORD=;LOCK_TIMEOUT=200;WRITE_DELAY=0");
    }

    private void open(TestPool pool) {
        DefaultIdSource ids = new DefaultIdSource();
        JdbcStore.over(pool, DevelopmentKeys.at(folder.resolve("key"), ids), ids);
    }

    private static void execute(TestPool pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a kill leaves: the entries of a transaction without its log. Its slot is the third, so that nobody later has the same one. */
    private void leave(String key) throws SQLException {
        try (TestPool pool = pool();
                Connection first = pool.getConnection();
                Connection second = pool.getConnection();
                Connection third = pool.getConnection()) {
            for (Connection connection : List.of(first, second, third)) {
                connection.setAutoCommit(false);
                execute(connection, KEY.formatted(connection == third ? key : connection.toString()));
            }
            first.rollback();
            second.rollback();
            List<Entry<?, ?>> entries = left(pool);
            third.rollback();
            entries.forEach(Entry::putBack);
            assertThat(entries).as("at least the row and its primary key").hasSizeGreaterThan(1);
        }
    }

    private record Entry<K, V>(MVMap<K, VersionedValue<V>> map, K key, VersionedValue<V> value) {
        void putBack() {
            map.put(key, value);
        }
    }

    /** All that no transaction has committed. */
    private static List<Entry<?, ?>> left(TestPool pool) throws SQLException {
        List<Entry<?, ?>> left = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            Table table = session.getDatabase().getMainSchema().getTableOrView(session, "PAYUNG_IDEMPOTENCY");
            for (Index index : table.getIndexes()) {
                if (index instanceof MVIndex<?, ?> stored) {
                    add(left, stored.getMVMap());
                }
            }
        }
        return left;
    }

    private static <K, V> void add(List<Entry<?, ?>> left, MVMap<K, VersionedValue<V>> map) {
        Cursor<K, VersionedValue<V>> entries = map.cursor(null);
        while (entries.hasNext()) {
            K key = entries.next();
            if (entries.getValue().getOperationId() != 0) {
                left.add(new Entry<>(map, key, entries.getValue()));
            }
        }
    }
}

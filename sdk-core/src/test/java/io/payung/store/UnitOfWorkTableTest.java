package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the pool gives and the host does: what is there afterwards is what whoever ended the transaction wanted, and the pool gets back what it gave. */
class UnitOfWorkTableTest {

    /** What the host does around the call. */
    private enum Host {
        NONE,
        COMMITS,
        ROLLS_BACK
    }

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);

    @TempDir
    Path folder;

    static Stream<Arguments> table() {
        List<Arguments> rows = new ArrayList<>();
        for (Databases.Kind kind : Databases.Kind.values()) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                for (Host host : Host.values()) {
                    rows.add(Arguments.of(kind, autoCommit, host));
                }
            }
        }
        return rows.stream();
    }

    private TestPool pool(Databases.Kind kind, boolean autoCommit) {
        return kind == Databases.Kind.H2 ? Databases.h2(folder.resolve("payung"), "", autoCommit) : Databases.postgres(autoCommit);
    }

    @ParameterizedTest(name = "{0}, autoCommit {1}, host {2}")
    @MethodSource("table")
    void keepsWhatWasCommittedAndNothingElse(Databases.Kind kind, boolean autoCommit, Host host) throws SQLException {
        try (TestPool pool = pool(kind, autoCommit)) {
            World world = new World(JdbcStore.over(pool, keys, ids));
            Sale sale = host == Host.NONE ? sold(world) : soldInside(host, pool, world);

            // Looked at on a connection of its own, not on the one that wrote.
            String there = Databases.ask(pool, "select count(*) from payung_policy where policy_number = '" + sale.number.value() + "'");
            String events = Databases.ask(pool, "select count(*) from payung_outbox where partner = '" + world.partner + "'");
            assertThat(there).isEqualTo(host == Host.ROLLS_BACK ? "0" : "1");
            assertThat(events).isEqualTo(there);
            assertThat(pool.complaints()).isEmpty();
        }
    }

    private static Sale sold(World world) {
        Sale sale = world.sale();
        sale.write();
        return sale;
    }

    private Sale soldInside(Host host, TestPool pool, World before) throws SQLException {
        HostTransactions transactions = new HostTransactions(pool);
        try {
            World joined = before.over(JdbcStore.over(pool, keys, ids, JdbcOptions.defaults().joining(transactions)));
            Sale sale = sold(joined);
            if (host == Host.COMMITS) {
                transactions.connection().commit();
            } else {
                transactions.connection().rollback();
            }
            return sale;
        } finally {
            transactions.connection().rollback();
            transactions.connection().setAutoCommit(pool.getsAutoCommit());
            transactions.connection().close();
        }
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.QuoteId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store's writes in a transaction that the host began and ends. */
class HostTransactionTest {

    private final Keys keys = DevelopmentKeys.inMemory(new DefaultIdSource());

    @TempDir
    Path folder;

    private World worldIn(HostTransactions host, TestPool pool) throws SQLException {
        JdbcOptions options = JdbcOptions.defaults().waitingAtMost(PayungStoreContract.IMPATIENT).joining(host);
        World world = new World(JdbcStore.over(pool, keys, new DefaultIdSource(), options));
        host.connection().commit();
        return world;
    }

    private PayungStore elsewhere(TestPool pool) {
        return JdbcStore.over(pool, keys, new DefaultIdSource());
    }

    private static Claim claim(PayungStore store, World world, IdempotencyKey key) {
        return store.unitOfWork().run(() -> store.idempotency().claim(world.partner, "issue", key, "f", World.NOON));
    }

    private static String lockTimeout(Databases.Kind kind, Connection connection) throws SQLException {
        String query = kind == Databases.Kind.H2 ? "select lock_timeout()" : "show lock_timeout";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void commitsAndRollsBackWithTheHost(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool)) {
            World world = worldIn(host, pool);
            Sale lost = world.sale();
            Sale kept = world.sale();

            lost.write();
            host.connection().rollback();
            kept.write();
            boolean visible = elsewhere(pool).policies().find(world.partner, kept.number).isPresent();
            host.connection().commit();

            assertThat(visible).isFalse();
            assertThat(elsewhere(pool).policies().find(world.partner, lost.number)).isEmpty();
            assertThat(elsewhere(pool).policies().find(world.partner, kept.number)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesTheHostsTransactionUsableAfterConflicts(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool);
                Statement hostWork = host.connection().createStatement()) {
            World world = worldIn(host, pool);
            Databases.execute(pool, "create table host_order (id integer primary key)");
            IdempotencyKey key = world.key();
            QuoteId quote = new QuoteId(world.ids.uuid());
            world.sale().from(quote).write();
            claim(world.store, world, key);
            hostWork.execute("insert into host_order values (1)");

            assertThat(claim(world.store, world, key)).isEqualTo(Claim.TAKEN);
            assertThat(world.sale().from(quote).write()).isEqualTo(Conflict.QUOTE_USED);
            hostWork.execute("insert into host_order values (2)");
            host.connection().commit();

            assertThat(Databases.ask(pool, "select count(*) from host_order")).isEqualTo("2");
            assertThat(elsewhere(pool).policies().issuedFrom(world.partner, quote)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesTheHostsTransactionUsableAndItsPatienceAsItWas(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool)) {
            World world = worldIn(host, pool);
            IdempotencyKey key = world.key();
            PayungStore other = elsewhere(pool);
            String before = lockTimeout(kind, host.connection());

            Claim busy = Threads.whileHolding(other, () -> claim(other, world, key), () -> claim(world.store, world, key));

            assertThat(busy).isEqualTo(Claim.BUSY);
            assertThat(lockTimeout(kind, host.connection())).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void restoresTheHostsPatienceWhenTheWorkThrows(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool)) {
            World world = worldIn(host, pool);
            String before = lockTimeout(kind, host.connection());

            assertThatThrownBy(() -> world.store.unitOfWork().run(() -> {
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(lockTimeout(kind, host.connection())).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void refusesAnIsolationInWhichItWouldOverlookOthers(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool)) {
            World world = worldIn(host, pool);
            host.connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

            assertThatThrownBy(() -> world.sale().write())
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("ISOLATION_UNSUPPORTED"));
        }
    }
}

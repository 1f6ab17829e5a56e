package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.QuoteId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Negative controls: take one mechanism away, and the invariant that it keeps falls. */
class NaiveStoreTest {

    private static final int SELLERS = 8;
    private static final String PAYMENT = "insert into payung_payment (partner, gateway, reference) values ('p', 'g', ?)";

    @TempDir
    Path folder;

    private static World worldIn(TestPool pool) {
        return new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource()));
    }

    private static List<Callable<Conflict>> sellers(World world) {
        QuoteId quote = new QuoteId(world.ids.uuid());
        List<Callable<Conflict>> sellers = new ArrayList<>();
        for (int i = 0; i < SELLERS; i++) {
            sellers.add(world.sale().from(quote)::write);
        }
        return sellers;
    }

    @Test
    void issuesAQuoteTwiceWithoutTheUniqueKey() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            World world = worldIn(pool);
            Databases.execute(pool, "alter table payung_policy drop constraint payung_uq_policy_quote");

            List<Conflict> conflicts = Threads.atOnce(sellers(world));

            assertThat(Collections.frequency(conflicts, Conflict.NONE)).isGreaterThan(1);
        }
    }

    @Test
    void givesAKeyToSeveralWithoutThePrimaryKey() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            World world = worldIn(pool);
            Databases.execute(pool, "alter table payung_idempotency drop constraint payung_pk_idempotency");
            IdempotencyKey key = world.key();

            List<Claim> claims = Threads.atOnce(SELLERS, () -> world.store.unitOfWork().run(() ->
                    world.store.idempotency().claim(world.partner, "issue", key, "f", World.NOON)));

            assertThat(Collections.frequency(claims, Claim.CLAIMED)).isGreaterThan(1);
        }
    }

    /** Looking first is no replacement for the unique key: both look before either writes. */
    @Test
    void paysTwiceWhenItOnlyLooksFirst() throws SQLException {
        try (TestPool pool = Databases.postgres(true)) {
            worldIn(pool);
            Databases.execute(pool, "alter table payung_payment_allocation drop constraint payung_fk_payment_allocation_payment");
            Databases.execute(pool, "alter table payung_refund_due drop constraint payung_fk_refund_due_payment");
            Databases.execute(pool, "alter table payung_payment drop constraint payung_pk_payment");
            Databases.execute(pool, "alter table payung_payment drop constraint payung_uq_payment_partner");
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = new JdbcSession(units, Dialect.POSTGRESQL);
            CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
            Callable<Integer> lookThenInsert = () -> units.run(() -> {
                boolean free = session.first("select 1 from payung_payment where reference = 'r'", row -> true).isEmpty();
                await(bothHaveLooked);
                return free ? session.update(PAYMENT, "r") : 0;
            });

            assertThat(Threads.atOnce(2, lookThenInsert)).containsExactly(1, 1);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void spoilsTheTransactionWithoutASavepoint() throws SQLException {
        try (TestPool pool = Databases.postgres(true)) {
            worldIn(pool);
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = new JdbcSession(units, Dialect.POSTGRESQL);
            session.update(PAYMENT, "taken");

            assertThatThrownBy(() -> units.run(() -> {
                        catchThrowable(() -> session.update(PAYMENT, "taken"));
                        return session.update(PAYMENT, "free");
                    }))
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("25P02");
        }
    }

    @Test
    void sparesTheTransactionWithASavepoint() throws SQLException {
        try (TestPool pool = Databases.postgres(true)) {
            worldIn(pool);
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = new JdbcSession(units, Dialect.POSTGRESQL);
            session.update(PAYMENT, "taken");

            int inserted = units.run(() -> {
                catchThrowable(() -> units.keepIf(kept -> true, () -> session.update(PAYMENT, "taken")));
                return session.update(PAYMENT, "free");
            });

            assertThat(inserted).isEqualTo(1);
        }
    }
}

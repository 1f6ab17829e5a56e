package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.fixture.Variations;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.policy.Application;
import io.payung.policy.ApplicationDetails;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationStore.NewApplication;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.PersonId;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.QuoteId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
            Databases.execute(pool, "alter table payung_policy_change_refund drop constraint payung_fk_policy_change_refund_payment");
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

    /** Without the row lock, money and lapse both find an application that still waits, and the later one overwrites the other. */
    @Test
    void lapsesWhatIsPaidWhenItOnlyLooksFirst() throws SQLException {
        try (TestPool pool = Databases.postgres(true)) {
            Till till = new Till(worldIn(pool).store, PartnerId.of("naive"));
            till.apply();
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = new JdbcSession(units, Dialect.POSTGRESQL);
            CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
            Callable<Integer> lookThenMove = () -> units.run(() -> {
                boolean waits = session.first("select 1 from payung_application where state = 'awaiting-payment'", row -> true).isPresent();
                await(bothHaveLooked);
                return waits ? session.update("update payung_application set state = 'lapsed', holds = false") : 0;
            });

            assertThat(Threads.atOnce(2, lookThenMove)).containsExactly(1, 1);
        }
    }

    @Test
    void appliesTwiceWithATokenWithoutTheUniqueKeyAndThePersonsLock() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            PayungStore store = worldIn(pool).store;
            Till till = new Till(store, PartnerId.of("naive"));
            Application application = till.standing(till.apply()).application();
            ApplicationDetails details = store.applications().details(application);
            PersonId person = new PersonId(UUID.fromString(Databases.ask(pool, "select max(id) from payung_person")));
            Databases.execute(pool, "alter table payung_application drop constraint payung_uq_application_quote");
            Databases.execute(pool, "alter table payung_application drop constraint payung_uq_application_reference");
            Databases.execute(pool, "alter table payung_premium_share drop constraint payung_pk_premium_share");

            Application again = Variations.with(application, "id", new ApplicationId(UUID.randomUUID()));
            boolean inserted = store.unitOfWork().run(() -> store.applications().insert(new NewApplication(
                    again, details, List.of(person), Set.of(person), List.of(), World.NOON, UUID.randomUUID())));

            assertThat(inserted).isTrue();
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

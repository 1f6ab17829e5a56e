package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.Application;
import io.payung.policy.ApplicationState;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.PaymentStore.RefundTask;
import io.payung.policy.SumLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only a database of its own can show: who shares the work, what is reserved, and that every unit of money adds up. */
class ApplicationsOnDatabaseTest {

    @TempDir
    Path folder;

    private interface Work {
        void on(PayungStore store, PayungStore impatient) throws SQLException;
    }

    private void over(Databases.Kind kind, Work work) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            DevelopmentKeys keys = DevelopmentKeys.inMemory(ids);
            JdbcOptions options = JdbcOptions.defaults();
            work.on(
                    JdbcStore.over(pool, keys, ids, options.waitingAtMost(PayungStoreContract.PATIENT)),
                    JdbcStore.over(pool, keys, ids, options.waitingAtMost(PayungStoreContract.IMPATIENT)));
            assertThat(Ledger.of(pool).complaints()).isEmpty();
        }
    }

    private static <T> List<T> unlessBusy(Supplier<List<T>> work) {
        try {
            return work.get();
        } catch (StoreFault fault) {
            assertThat(fault.code()).isEqualTo(StoreFault.BUSY);
            return List.of();
        }
    }

    /** Two nodes at once never look after the same application, and none waits for the other. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void sharesTheWorkAmongNodes(Databases.Kind kind) throws SQLException {
        over(kind, (store, impatient) -> {
            Till till = new Till(store, PartnerId.of("nodes"));
            List<AwaitingPayment> all = List.of(till.apply(), till.apply(), till.apply());
            Instant due = Shop.NOW.plus(Duration.ofMinutes(2));
            List<Application> first = new ArrayList<>();

            List<Application> second = Threads.whileHolding(
                    store,
                    () -> first.addAll(store.applications().claimDue(due, due.plusSeconds(60), 2)),
                    () -> unlessBusy(() -> impatient.unitOfWork().run(() -> impatient.applications().claimDue(due, due.plusSeconds(60), 10))));

            List<Application> third = store.applications().claimDue(due, due.plusSeconds(60), 10);

            assertThat(first).hasSize(2);
            // Into an H2 file one writes after the other, so there the rest waits for the next round.
            assertThat(second).hasSize(kind == Databases.Kind.H2 ? 0 : 1).doesNotContainAnyElementsOf(first);
            assertThat(third).as("the others are theirs for a minute").hasSize(1 - second.size()).doesNotContainAnyElementsOf(first);
            assertThat(store.applications().claimDue(due.plusSeconds(60), due.plusSeconds(120), 10)).hasSize(all.size());
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void handsEachRefundToOneNode(Databases.Kind kind) throws SQLException {
        over(kind, (store, impatient) -> {
            World world = new World(store);
            store.policies().owe(world.partner, world.refund(world.name("pay")));
            store.policies().owe(world.partner, world.refund(world.name("pay")));
            Set<String> gateways = Set.of("simulated");
            List<RefundTask> first = new ArrayList<>();

            List<RefundTask> second = Threads.whileHolding(
                    store,
                    () -> first.addAll(store.payments().claimRefunds(gateways, World.NOON, World.NOON.plusSeconds(60), 1)),
                    () -> unlessBusy(() -> impatient.payments().claimRefunds(gateways, World.NOON, World.NOON.plusSeconds(60), 10)));

            assertThat(first).hasSize(1);
            assertThat(second).hasSize(kind == Databases.Kind.H2 ? 0 : 1).doesNotContainAnyElementsOf(first);
            assertThat(store.payments().settled(first.get(0), World.NOON)).isTrue();
            assertThat(store.payments().settled(first.get(0), World.NOON)).isFalse();
        });
    }

    /** A round passes over what a host's open transaction has withdrawn: it would be handed out once that is committed. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void handsOutNoRefundThatAHostWithdrawsMeanwhile(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder); Connection host = pool.getConnection(); Statement work = host.createStatement()) {
            DefaultIdSource ids = new DefaultIdSource();
            World world = new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids));
            world.store.policies().owe(world.partner, world.refund(world.name("pay")));
            host.setAutoCommit(false);
            work.execute("update payung_refund_due set status = 'withdrawn', next_try = null");

            List<RefundTask> meanwhile = world.store.payments().claimRefunds(Set.of("simulated"), World.NOON, World.NOON.plusSeconds(60), 10);
            host.commit();

            assertThat(meanwhile).isEmpty();
            assertThat(world.store.payments().claimRefunds(Set.of("simulated"), World.NOON, World.NOON.plusSeconds(60), 10)).isEmpty();
            assertThat(Databases.ask(pool, "select status from payung_refund_due")).isEqualTo("withdrawn");
        }
    }

    /** 10,000,000 each, and room for 15,000,000: an application takes it, its policy takes no more, its lapse gives it back. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void reservesItsPartOfAPersonsLimit(Databases.Kind kind) throws SQLException {
        over(kind, (store, impatient) -> {
            SumLimits limits = SumLimits.perPerson(World.rupiah("15000000"));
            Till till = new Till(store, PartnerId.of("limits"), SampleProduct.pack(), limits);
            Applicant siti = Till.somebody();
            AwaitingPayment lapsing = apply(till, siti);
            assertThat(code(till.payung.apply(till.command(till.offer(siti))))).isEqualTo("PERSON_LIMIT_REACHED");
            till.clock.set(lapsing.payBy());
            till.reconcile();

            AwaitingPayment paid = apply(till, siti);
            till.pay(paid);
            till.notice(paid, PaymentState.SETTLED);

            assertThat(till.state(lapsing)).isEqualTo(ApplicationState.LAPSED);
            assertThat(till.state(paid)).isEqualTo(ApplicationState.ISSUED);
            assertThat(code(till.payung.apply(till.command(till.offer(siti))))).isEqualTo("PERSON_LIMIT_REACHED");
        });
    }

    private static AwaitingPayment apply(Till till, Applicant applicant) {
        return (AwaitingPayment) till.payung.apply(till.command(till.offer(applicant)));
    }

    private static String code(IssueOutcome outcome) {
        return Shop.refused(outcome).reasons().get(0).code().value();
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.Payung;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimSupplement;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.Applicant;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.Offer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to the database, from quote to claim and from application to refund, fails once: whoever asks again is served, and nothing is torn. */
class FaultInjectionTest {

    private static final boolean FULL = Boolean.getBoolean("payung.full");

    /** A prime, so that slices meet calls of every kind. */
    private static final int EVERY = FULL ? 1 : 389;

    @TempDir
    Path folder;

    /** A Payung on a database that fails, and the callers who ask it again. */
    private static final class Story {
        private final TestPool pool;
        private final FaultyDatabase database;
        private final TestClock clock = new TestClock(Shop.NOW);
        private final FakeGateway gateway = new FakeGateway();
        private final Told told = new Told();
        private final Payung payung;
        private int faults;
        private int number;

        Story(TestPool pool) {
            this.pool = pool;
            this.database = new FaultyDatabase(pool);
            DefaultIdSource ids = new DefaultIdSource();
            DevelopmentKeys keys = DevelopmentKeys.inMemory(ids);
            this.payung = Payung.builder()
                    .products(new Shelf(SampleProduct.pack()))
                    .store(JdbcStore.over(database.source(), keys, ids))
                    .keys(keys)
                    .ids(ids)
                    .clock(clock)
                    .payments(gateway)
                    .notices(gateway)
                    .refunds(gateway)
                    .build();
        }

        /** Asks again, once, when the answer is a fault; then nothing fails any more. */
        private <T> T insisting(Supplier<T> call) {
            try {
                return call.get();
            } catch (PayungException fault) {
                faults++;
                for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain(FaultyDatabase.CANARY, Applicants.NAME);
                }
                assertThat(database.open()).as("connections not given back after %s", database.failed()).isZero();
                return call.get();
            }
        }

        private Told.Answer insisting(String operation, String key, Supplier<IssueOutcome> call) {
            return told.add(Told.Answer.of(operation, key, "", insisting(call)));
        }

        void quoteToClaim() {
            Applicant applicant = Till.somebody();
            String key = "order-" + ++number;
            Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant))));
            told.paid("pay-" + key, offer.premium().amount().longValueExact());
            IssueCommand command = IssueCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all())
                    .paidBy(gateway.settle("pay-" + key, offer.premium(), Shop.NOW));
            Issued issued = (Issued) insisting(() -> payung.issue(command));
            insisting("issue", key, () -> issued);
            insisting("issue", key, () -> payung.issue(command));
            ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
            ClaimOutcome claim = insisting(() -> payung.claim(ClaimNotice.on(issued.number(), event).once(IdempotencyKey.of("notice-" + key))));
            insisting(() -> payung.supplement(ClaimSupplement.of(claim.assessment().claim(), List.of(ClaimDocument.of("family-card")))));
            insisting(() -> payung.consents().seal());
        }

        /** In time it becomes a policy, and late it is paid back. */
        void applicationToRefund(boolean late) {
            Applicant applicant = Till.somebody();
            String key = "order-" + ++number;
            Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant))));
            ApplyCommand command = ApplyCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(applicant).via("app").at(clock.instant()).all());
            AwaitingPayment awaiting = (AwaitingPayment) insisting(() -> payung.apply(command));
            insisting("apply", key, () -> awaiting);
            if (late) {
                clock.set(awaiting.payBy());
                insisting(() -> payung.reconcile(500));
            }
            told.paid(awaiting.paymentReference(), awaiting.dueNow().amount().longValueExact());
            gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), clock.instant());
            insisting(() -> payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED)));
            insisting(() -> payung.reconcile(500));
            insisting(() -> payung.settleRefunds(100));
        }

        /** Whatever was put off because of a fault is due again. */
        void catchUp() {
            database.failNoMore();
            clock.advance(Duration.ofDays(2));
            while (payung.reconcile(500).checked() > 0) {
                // Each round puts off what it has looked at, so this ends.
                continue;
            }
            payung.settleRefunds(1000);
            clock.set(Shop.NOW);
        }

        /** @return how many calls were made to fail */
        int failEach(FaultyDatabase.Fault fault, int every, Runnable story) throws SQLException {
            database.failAt(0, fault);
            story.run();
            int calls = database.calls();
            for (int call = 1 + fault.ordinal() % every; call <= calls; call += every) {
                database.failAt(call, fault);
                try {
                    story.run();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(fault + " at call " + call + ", " + database.failed(), e);
                }
                catchUp();
                assertThat(pool.complaints()).as("%s at call %d, %s", fault, call, database.failed()).isEmpty();
            }
            assertThat(Checker.violations(pool, told)).as("%s", fault).isEmpty();
            return calls;
        }
    }

    /**
     * With its tables already there, and a connection to stay open: an H2 that nobody uses closes and opens again with a write delay, and one in which
     * the session that made a table is gone refuses every row that a list of values is to be checked for.
     */
    private static TestPool prepared(Databases.Kind kind, Path folder) throws SQLException {
        TestPool pool = kind.open(folder);
        DefaultIdSource ids = new DefaultIdSource();
        if (kind == Databases.Kind.POSTGRESQL) {
            return pool;
        }
        JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids, JdbcOptions.defaults());
        pool.close();
        return kind.open(folder);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void servesWhoeverAsksAgain(Databases.Kind kind) throws SQLException {
        for (FaultyDatabase.Fault fault : FaultyDatabase.Fault.values()) {
            try (TestPool pool = prepared(kind, folder.resolve(fault.name()));
                    Connection open = pool.getConnection()) {
                assertThat(open.isClosed()).isFalse();
                Story story = new Story(pool);

                int issuing = story.failEach(fault, EVERY, story::quoteToClaim);
                int paying = story.failEach(fault, EVERY, () -> story.applicationToRefund(false));
                int late = story.failEach(fault, EVERY, () -> story.applicationToRefund(true));

                System.out.printf("%s %s: one in %d of %d calls from quote to claim, %d to payment, %d to refund; %d told to callers%n",
                        kind, fault, EVERY, issuing, paying, late, story.faults);
                assertThat(story.faults).isPositive();
            }
        }
    }

    /** The control: who answers before the commit has promised what a fault then takes away. */
    @Test
    void findsWhoAnswersBeforeTheCommit() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            FaultyDatabase database = new FaultyDatabase(pool);
            DefaultIdSource ids = new DefaultIdSource();
            World world = new World(JdbcStore.over(database.source(), DevelopmentKeys.inMemory(ids), ids));
            Told told = new Told();
            Sale sale = world.sale();

            Throwable fault = catchThrowable(() -> world.store.unitOfWork().run(() -> {
                Conflict conflict = sale.write();
                told.add(new Told.Answer("issue", "order-1", "", Told.Kind.ISSUED, conflict.name(), sale.number.value()));
                database.failAt(1, FaultyDatabase.Fault.BEFORE);
                return conflict;
            }));

            assertThat(fault).isInstanceOf(StoreFault.class);
            assertThat(Checker.violations(pool, told)).contains("acknowledged, and not there once: " + sale.number);
        }
    }
}

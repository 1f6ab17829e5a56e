package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.PolicyQuery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In whatever order application, notices, lapse and reconciliation come: a policy for the money, or the money back, or no money. */
class PermutationTest {

    private static final int ORDERS_ON_DATABASES = 6;
    private static final long SEED = 20261122;

    private enum Step {
        APPLY,
        PENDING,
        SETTLEMENT,
        DUPLICATE,
        LAPSE,
        RECONCILE
    }

    /** One run of the steps; whatever is told before there is an application is about a reference that nobody knows. */
    private static final class Run {

        private final Till till;
        private final List<Step> order;
        private @Nullable AwaitingPayment awaiting;
        private boolean paid;
        private boolean paidInTime;

        Run(PayungStore store, List<Step> order) {
            this.till = new Till(store, PartnerId.of("p-" + new DefaultIdSource().uuid()));
            this.order = order;
        }

        Run play() {
            order.forEach(this::step);
            till.clock.advance(Duration.ofDays(2));
            till.reconcile();
            till.payung.settleRefunds(1000);
            return this;
        }

        private void step(Step step) {
            switch (step) {
                case APPLY -> awaiting = (AwaitingPayment) till.payung.apply(till.command(Shop.offered(
                        till.payung.quote(Shop.basicFor(Applicants.adult())))));
                case PENDING -> notice(PaymentState.PENDING);
                case SETTLEMENT -> settle();
                case DUPLICATE -> notice(PaymentState.SETTLED);
                case LAPSE -> lapse();
                case RECONCILE -> {
                    till.clock.advance(Duration.ofMinutes(1));
                    till.payung.reconcile(500);
                }
            }
        }

        private void settle() {
            if (awaiting != null) {
                till.pay(awaiting);
                paid = true;
                paidInTime = till.clock.instant().isBefore(awaiting.payBy());
            }
            notice(PaymentState.SETTLED);
        }

        private void lapse() {
            if (awaiting != null) {
                till.clock.set(awaiting.payBy());
            }
            till.payung.reconcile(500);
        }

        private void notice(PaymentState state) {
            if (awaiting == null) {
                till.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice("PYA-NOT-YET", state));
            } else {
                till.notice(awaiting, state);
            }
        }

        void check() {
            ApplicationState expected =
                    paidInTime ? ApplicationState.ISSUED : paid ? ApplicationState.REFUNDED : ApplicationState.LAPSED;
            long back = till.gateway.refunds().stream().filter(due -> due.reference().equals(awaiting.paymentReference())).count();
            assertThat(till.state(awaiting)).as("%s", order).isEqualTo(expected);
            assertThat(back).as("%s", order).isEqualTo(expected == ApplicationState.REFUNDED ? 1 : 0);
            assertThat(till.payung.policies(PolicyQuery.all()).policies()).as("%s", order)
                    .hasSize(expected == ApplicationState.ISSUED ? 1 : 0);
        }
    }

    private static List<List<Step>> orders() {
        List<List<Step>> orders = new ArrayList<>();
        extend(new ArrayList<>(), orders);
        return orders;
    }

    private static void extend(List<Step> begun, List<List<Step>> orders) {
        if (begun.size() == Step.values().length) {
            orders.add(List.copyOf(begun));
        }
        for (Step step : Step.values()) {
            if (!begun.contains(step)) {
                begun.add(step);
                extend(begun, orders);
                begun.remove(step);
            }
        }
    }

    @Test
    void endsRightInEveryOrder() {
        List<List<Step>> orders = orders();

        assertThat(orders).hasSize(720);
        Set<List<Step>> told = new HashSet<>();
        for (List<Step> order : orders) {
            // What comes before the application is about nothing, so that orders which differ only there are one.
            if (!told.add(order.subList(order.indexOf(Step.APPLY), order.size()))) {
                continue;
            }
            new Run(new InMemoryStore(new DefaultIdSource()), order).play().check();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void endsRightAndAddsUpOnADatabase(Databases.Kind kind, @TempDir Path folder) throws SQLException {
        List<List<Step>> orders = new ArrayList<>(orders());
        Collections.shuffle(orders, new Random(SEED));
        try (TestPool pool = kind.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            PayungStore store = JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids);
            List<Step> plain = Arrays.asList(Step.values());
            new Run(store, plain).play().check();
            for (List<Step> order : orders.subList(0, ORDERS_ON_DATABASES)) {
                new Run(store, order).play().check();
            }

            assertThat(Ledger.of(pool).complaints()).as("seed %d", SEED).isEmpty();
        }
    }
}

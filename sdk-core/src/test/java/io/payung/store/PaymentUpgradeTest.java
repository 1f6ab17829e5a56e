package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.PaymentStore.RefundTask;
import io.payung.policy.PolicyStore.Conflict;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments and refunds that the first version of the tables was written with go on as they were. */
class PaymentUpgradeTest {

    private static final String FIRST = "insert into payung_payment (partner, gateway, reference) values (?, 'simulated', ?)";
    private static final String OWED = "insert into payung_refund_due (partner, gateway, reference, amount, currency, code, due_since, status)"
            + " values (?, 'simulated', ?, 25000, 'IDR', 'AGE_ABOVE_MAXIMUM', ?, 'owed')";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void withdrawsAndSettlesWhatWasOwedBefore(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Flyway.configure().dataSource(pool).table("payung_schema_history").locations("classpath:io/payung/store/migration")
                    .baselineOnMigrate(true).baselineVersion("0").target("1").load().migrate();
            JdbcStore.requireDurable(pool);
            JdbcSession session = Databases.session(pool);
            DefaultIdSource ids = new DefaultIdSource();
            String partner = "p-" + ids.uuid();
            for (String reference : List.of("bought", "returned", "charged-back")) {
                session.update(FIRST, partner, reference);
                session.update(OWED, partner, reference, World.NOON);
            }

            JdbcStore store = JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids);
            World world = new World(store);
            PartnerId seller = PartnerId.of(partner);

            assertThat(store.policies().owed(seller, "simulated", "bought")).map(RefundDue::amount).contains(World.rupiah("25000"));
            assertThat(store.payments().settledFor("simulated", "charged-back")).contains(seller);
            assertThat(store.payments().reverse(seller, "simulated", "charged-back", List.of(), World.NOON)).isTrue();
            assertThat(store.policies().owed(seller, "simulated", "charged-back")).isEmpty();
            assertThat(world.sale().paidBy("bought").write()).as("another partner's").isEqualTo(Conflict.PAYMENT_USED);
            assertThat(store.policies().withdrawOwed(seller, "simulated", "bought", World.NOON)).isTrue();
            List<RefundTask> tasks = store.payments().claimRefunds(Set.of("simulated"), World.NOON, World.NOON.plusSeconds(9), 10);
            assertThat(tasks).extracting(task -> task.due().reference()).containsExactly("returned");
            assertThat(store.payments().settled(tasks.get(0), World.NOON)).isTrue();
            assertThat(Ledger.of(pool).complaints()).isEmpty();
        }
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.PolicyStore.Conflict;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that somebody has already sent back pays for nothing any more. */
class RefundOnItsWayTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"owed, true, NONE", "sent, false, PAYMENT_USED", "settled, false, PAYMENT_USED", "withdrawn, true, NONE"})
    void withdrawsOnlyWhatWasNotSent(String status, boolean withdrawn, Conflict conflict) throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            World world = new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource()));
            String payment = world.name("pay");
            world.store.policies().owe(world.partner, world.refund(payment));
            Databases.execute(pool, "update payung_refund_due set status = '" + status + "'");

            assertThat(world.store.policies().withdrawOwed(world.partner, "simulated", payment, World.NOON)).isEqualTo(withdrawn);
            assertThat(world.sale().paidBy(payment).write()).isEqualTo(conflict);
        }
    }

    @ParameterizedTest
    @CsvSource({"owed, true", "sent, true", "settled, false"})
    void owesUntilItIsSettled(String status, boolean owed) throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            World world = new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource()));
            String payment = world.name("pay");
            world.store.policies().owe(world.partner, world.refund(payment));
            Databases.execute(pool, "update payung_refund_due set status = '" + status + "'");

            assertThat(world.store.policies().owe(world.partner, world.refund(payment))).isEqualTo(owed);
            assertThat(world.store.policies().owed(world.partner, "simulated", payment).isPresent()).isEqualTo(owed);
        }
    }
}

package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import org.junit.jupiter.api.Test;

/** The contract in an H2 file, into which one unit of work writes after the other. */
abstract class H2StoreContract extends JdbcStoreContract {

    /** Here a key that was undone is free only once its unit has ended, also for who asks meanwhile. */
    @Override
    @Test
    public void freesAnUndoneKeyWhileTheUnitGoesOn() {
        IdempotencyKey key = world().key();
        World other = impatient();

        Claim meanwhile = Threads.whileHolding(
                store(), () -> units().keepIf(kept -> false, () -> claim(world(), key)), () -> other.store.unitOfWork().run(() -> claim(other, key)));

        assertThat(meanwhile).isEqualTo(Claim.BUSY);
        assertThat(units().run(() -> claim(world(), key))).isEqualTo(Claim.CLAIMED);
    }

    private Claim claim(World through, IdempotencyKey key) {
        return through.store.idempotency().claim(world().partner, "issue", key, "f", World.NOON);
    }
}

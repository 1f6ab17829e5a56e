package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import org.junit.jupiter.api.Test;

/** All or nothing, and savepoints. */
interface UnitOfWorkContract extends StoreUnderTest {

    private Claim claim(IdempotencyKey key) {
        return store().idempotency().claim(world().partner, "issue", key, "f", World.NOON);
    }

    private Claim claimInUnit(IdempotencyKey key) {
        return units().run(() -> claim(key));
    }

    @Test
    default void commitsWhatTheWorkWrote() {
        IdempotencyKey key = world().key();

        assertThat(claimInUnit(key)).isEqualTo(Claim.CLAIMED);

        assertThat(claimInUnit(key)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void undoesEverythingWhenTheWorkThrows() {
        IdempotencyKey key = world().key();

        assertThatThrownBy(() -> units().run(() -> {
                    claim(key);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(claimInUnit(key)).isEqualTo(Claim.CLAIMED);
    }

    @Test
    default void joinsTheRunningUnit() {
        IdempotencyKey key = world().key();

        assertThatThrownBy(() -> units().run(() -> {
                    claimInUnit(key);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(claimInUnit(key)).isEqualTo(Claim.CLAIMED);
    }

    @Test
    default void keepsWhatIsAccepted() {
        IdempotencyKey key = world().key();

        units().run(() -> units().keepIf(claim -> claim == Claim.CLAIMED, () -> claim(key)));

        assertThat(claimInUnit(key)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void undoesOnlyWhatIsNotAccepted() {
        IdempotencyKey before = world().key();
        IdempotencyKey refused = world().key();
        IdempotencyKey after = world().key();

        Claim result = units().run(() -> {
            claim(before);
            units().keepIf(claim -> false, () -> claim(refused));
            return claim(after);
        });

        assertThat(result).isEqualTo(Claim.CLAIMED);
        assertThat(claimInUnit(before)).isEqualTo(Claim.TAKEN);
        assertThat(claimInUnit(refused)).isEqualTo(Claim.CLAIMED);
        assertThat(claimInUnit(after)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void undoesToTheSavepointWhenTheWorkThrows() {
        IdempotencyKey before = world().key();
        IdempotencyKey failed = world().key();

        units().run(() -> {
            claim(before);
            assertThatThrownBy(() -> units().keepIf(claim -> true, () -> {
                        claim(failed);
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            return claim(failed);
        });

        assertThat(claimInUnit(before)).isEqualTo(Claim.TAKEN);
        assertThat(claimInUnit(failed)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void undoesAKeptSavepointWithTheOneAroundIt() {
        IdempotencyKey inner = world().key();

        units().run(() -> units().keepIf(claim -> false, () -> units().keepIf(claim -> true, () -> claim(inner))));

        assertThat(claimInUnit(inner)).isEqualTo(Claim.CLAIMED);
    }

    @Test
    default void takesASavepointOnlyInsideAUnit() {
        assertThatThrownBy(() -> units().keepIf(result -> true, () -> "nothing"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("NO_UNIT_OF_WORK"));
    }

    @Test
    default void showsOthersOnlyWhatIsCommitted() {
        Sale sale = world().sale();

        boolean seen = Threads.whileHolding(
                store(), sale::write, () -> store().policies().find(world().partner, sale.number).isPresent());

        assertThat(seen).isFalse();
        assertThat(store().policies().find(world().partner, sale.number)).isPresent();
    }

    @Test
    default void freesAnUndoneKeyWhileTheUnitGoesOn() {
        IdempotencyKey key = world().key();
        PayungStore other = writesInTurn() ? impatient().store : store();

        Claim claim = Threads.whileHolding(
                store(),
                () -> units().keepIf(kept -> false, () -> claim(key)),
                () -> other.unitOfWork().run(() -> other.idempotency().claim(world().partner, "issue", key, "f", World.NOON)));

        assertThat(claim).isEqualTo(writesInTurn() ? Claim.BUSY : Claim.CLAIMED);
        assertThat(claimInUnit(key)).as("once the unit has ended").isEqualTo(writesInTurn() ? Claim.CLAIMED : Claim.TAKEN);
    }
}

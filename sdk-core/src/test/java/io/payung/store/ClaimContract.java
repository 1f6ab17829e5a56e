package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.claim.Claim;
import io.payung.claim.ClaimState;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims. */
interface ClaimContract extends StoreUnderTest {

    private Claim opened() {
        Sale sale = world().sale();
        sale.write();
        Claim claim = world().claimOn(sale.number);
        insert(claim);
        return claim;
    }

    private void insert(Claim claim) {
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON);
            return claim;
        });
    }

    private boolean update(Claim claim) {
        return units().run(() -> store().claims().update(claim, world().ids.uuid(), World.NOON));
    }

    @Test
    default void givesTheClaimBackAsItWas() {
        Claim claim = opened();

        assertThat(store().claims().find(world().partner, claim.id())).contains(claim);
    }

    @Test
    default void replacesTheVersionThatWasRead() {
        Claim claim = opened();
        Claim next = World.nextVersion(claim, ClaimState.SUBMITTED);

        assertThat(update(next)).isTrue();
        assertThat(update(next)).isFalse();

        assertThat(store().claims().find(world().partner, claim.id())).contains(next);
    }

    @Test
    default void letsOneOfTwoThreadsUpdateAVersion() {
        Claim claim = opened();

        List<Boolean> updated = Threads.atOnce(List.of(
                () -> update(World.nextVersion(claim, ClaimState.SUBMITTED)), () -> update(World.nextVersion(claim, ClaimState.REFERRED))));

        assertThat(updated).containsExactlyInAnyOrder(true, false);
    }

    @Test
    default void writesAnEventForEachChangeAndNoneForARefusedOne() {
        long before = store().policies().counts().get("outbox");
        Claim next = World.nextVersion(opened(), ClaimState.SUBMITTED);

        update(next);
        update(next);

        // One for the policy, one for the claim, one for its update.
        assertThat(store().policies().counts()).containsEntry("outbox", before + 3);
    }

    @Test
    default void numbersEventsOfOnePolicyUnderManyThreads() {
        Sale sale = world().sale();
        sale.write();
        long before = store().policies().counts().get("claim");

        Threads.atOnce(8, () -> {
            insert(world().claimOn(sale.number));
            return true;
        });

        assertThat(store().policies().counts()).containsEntry("claim", before + 8);
    }

    @Test
    default void refusesAClaimOnAnUnknownPolicyOrTwice() {
        Claim claim = opened();

        assertThatThrownBy(() -> insert(world().claimOn(world().number())))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
        assertThatThrownBy(() -> insert(claim))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("CLAIM_EXISTS"));
    }

    @Test
    default void hidesTheClaimFromOtherPartners() {
        Claim claim = opened();

        assertThat(store().claims().find(PartnerId.of(world().partner + "-x"), claim.id())).isEmpty();
    }
}

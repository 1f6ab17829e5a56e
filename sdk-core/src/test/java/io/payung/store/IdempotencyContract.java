package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.IdempotencyStore.StoredAnswer;
import io.payung.policy.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys and answers. */
interface IdempotencyContract extends StoreUnderTest {

    int THREADS = 32;

    private static Claim claim(World world, IdempotencyKey key) {
        return world.store.unitOfWork().run(() -> world.store.idempotency().claim(world.partner, "issue", key, "fingerprint", World.NOON));
    }

    private Claim claim(PartnerId partner, String operation, IdempotencyKey key) {
        return units().run(() -> store().idempotency().claim(partner, operation, key, "fingerprint", World.NOON));
    }

    private Claim claimAndAnswer(IdempotencyKey key, String answer) {
        return units().run(() -> {
            Claim claim = store().idempotency().claim(world().partner, "issue", key, "fingerprint", World.NOON);
            if (claim == Claim.CLAIMED) {
                store().idempotency().answer(world().partner, "issue", key, somebody(), answer.getBytes(StandardCharsets.UTF_8));
            }
            return claim;
        });
    }

    private PersonId somebody() {
        return store().persons().lock(world().partner, List.of(world().someone())).values().iterator().next();
    }

    @Test
    default void givesTheAnswerBackByteForByte() {
        IdempotencyKey key = world().key();
        claimAndAnswer(key, "{\"secret\": \"é\u0000\"}");

        Optional<StoredAnswer> stored = store().idempotency().answer(world().partner, "issue", key);

        assertThat(stored).isPresent();
        assertThat(stored.get().fingerprint()).isEqualTo("fingerprint");
        assertThat(new String(stored.get().answer(), StandardCharsets.UTF_8)).isEqualTo("{\"secret\": \"é\u0000\"}");
    }

    @Test
    default void hasNoAnswerForAKeyThatIsFreeOrUnanswered() {
        IdempotencyKey unanswered = world().key();
        claim(world().partner, "issue", unanswered);

        assertThat(store().idempotency().answer(world().partner, "issue", world().key())).isEmpty();
        assertThat(store().idempotency().answer(world().partner, "issue", unanswered)).isEmpty();
    }

    @Test
    default void tellsKeysOfPartnersAndOperationsApart() {
        IdempotencyKey key = world().key();
        claim(world().partner, "issue", key);

        assertThat(claim(world().partner, "claim", key)).isEqualTo(Claim.CLAIMED);
        assertThat(claim(PartnerId.of(world().partner + "-x"), "issue", key)).isEqualTo(Claim.CLAIMED);
        assertThat(claim(world().partner, "issue", key)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void isBusyWhileAnotherUnitHoldsTheKey() {
        World world = impatient();
        IdempotencyKey key = world.key();

        Claim claim = Threads.whileHolding(world.store, () -> claim(world, key), () -> claim(world, key));

        assertThat(claim).isEqualTo(Claim.BUSY);
        assertThat(claim(world, key)).isEqualTo(Claim.TAKEN);
    }

    @Test
    default void leavesTheUnitUsableWhenTheKeyIsTaken() {
        IdempotencyKey key = world().key();
        claim(world(), key);
        Sale sale = world().sale();

        Claim claim = units().run(() -> {
            Claim taken = claim(world(), key);
            sale.write();
            return taken;
        });

        assertThat(claim).isEqualTo(Claim.TAKEN);
        assertThat(store().policies().find(world().partner, sale.number)).isPresent();
    }

    @Test
    default void leavesTheUnitUsableWhenTheKeyIsBusy() {
        World world = impatient();
        IdempotencyKey key = world.key();
        Sale sale = world.sale();
        sale.write();

        boolean found = Threads.whileHolding(world.store, () -> claim(world, key), () -> world.store.unitOfWork().run(() -> {
            claim(world, key);
            return world.store.policies().find(world.partner, sale.number).isPresent();
        }));

        assertThat(found).isTrue();
    }

    @Test
    default void answersOnlyUnderAClaimedKey() {
        IdempotencyKey key = world().key();
        claimAndAnswer(key, "first");

        assertThatThrownBy(() -> units().run(() -> {
                    store().idempotency().answer(world().partner, "issue", key, somebody(), new byte[] {1});
                    return null;
                }))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("KEY_NOT_CLAIMED"));
        assertThat(store().idempotency().answer(world().partner, "issue", key).orElseThrow().answer()).isEqualTo("first".getBytes());
    }

    @Test
    default void letsOneOfManyThreadsHaveTheKey() {
        IdempotencyKey key = world().key();

        List<Claim> claims = Threads.atOnce(THREADS, () -> claimAndAnswer(key, Thread.currentThread().getName()));

        assertThat(Collections.frequency(claims, Claim.CLAIMED)).isEqualTo(1);
        assertThat(store().idempotency().answer(world().partner, "issue", key)).isPresent();
    }
}

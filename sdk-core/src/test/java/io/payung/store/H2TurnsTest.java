package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.IdempotencyStore.Claim;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into one H2 file one unit of work writes after the other, whichever store it is of; who only reads waits for nobody. */
class H2TurnsTest {

    @TempDir
    Path folder;

    private static World world(TestPool pool) {
        DefaultIdSource ids = new DefaultIdSource();
        return new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids, JdbcOptions.defaults().waitingAtMost(Duration.ofMillis(100))));
    }

    private static Claim claim(World world) {
        return world.store.idempotency().claim(world.partner, "issue", world.key(), "f", World.NOON);
    }

    private TestPool file(String name) {
        return Databases.h2(folder.resolve(name), "", true);
    }

    @Test
    void letNobodyWriteWhileAnotherUnitDoes() throws SQLException {
        try (TestPool pool = file("one")) {
            World one = world(pool);
            World other = new World(one.store);

            Claim meanwhile = Threads.whileHolding(one.store, () -> claim(one), () -> other.store.unitOfWork().run(() -> claim(other)));

            assertThat(meanwhile).as("of another key").isEqualTo(Claim.BUSY);
            assertThat(other.store.unitOfWork().run(() -> claim(other))).isEqualTo(Claim.CLAIMED);
        }
    }

    @Test
    void letOthersReadMeanwhile() throws SQLException {
        try (TestPool pool = file("one")) {
            World world = world(pool);

            boolean found = Threads.whileHolding(world.store, () -> claim(world), () -> world.store.policies().counts().isEmpty());

            assertThat(found).isFalse();
        }
    }

    @Test
    void areNotTakenByWhoOnlyReads() throws SQLException {
        try (TestPool pool = file("one")) {
            World world = world(pool);

            Claim claim = Threads.whileHolding(world.store, () -> world.store.policies().counts(), () -> world.store.unitOfWork().run(() -> claim(world)));

            assertThat(claim).isEqualTo(Claim.CLAIMED);
        }
    }

    @Test
    void areThoseOfTheFile() throws SQLException {
        try (TestPool pool = file("one"); TestPool again = file("one"); TestPool other = file("other")) {
            H2Turns turns = H2Turns.of(pool);

            assertThat(H2Turns.of(again)).isSameAs(turns).isNotNull();
            assertThat(H2Turns.of(other)).isNotSameAs(turns).isNotNull();
        }
    }

    @Test
    void areGivenBackByWhateverFails() throws SQLException {
        try (TestPool pool = file("one")) {
            World world = world(pool);

            assertThatThrownBy(() -> world.store.unitOfWork().run(() -> {
                claim(world);
                throw new IllegalStateException("broken");
            })).isInstanceOf(IllegalStateException.class);

            assertThat(Threads.whileHolding(world.store, () -> assertThat(claim(world)).isEqualTo(Claim.CLAIMED), () -> true)).isTrue();
        }
    }
}

package io.payung.store;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** What every store keeps to, whatever it is made of. */
abstract class PayungStoreContract
        implements UnitOfWorkContract,
                IdempotencyContract,
                PersonContract,
                PolicyContract,
                HoldingsContract,
                PageContract,
                RefundContract,
                ApplicationContract,
                ClaimContract,
                EventContract,
                CoverContract,
                PackContract,
                ReleaseContract,
                ConsentContract,
                ErasureContract {

    /** Long enough for a loaded machine. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    static final Duration IMPATIENT = Duration.ofMillis(100);

    private World world;

    @BeforeEach
    void startsAWorldOfItsOwn() {
        world = null;
    }

    /** A store that waits so long for a lock; over the same database each time, where there is one. */
    abstract PayungStore open(Duration wait);

    /** Some tests ask for it first in a crowd, which must not get several. */
    @Override
    public final synchronized World world() {
        if (world == null) {
            world = new World(open(PATIENT));
        }
        return world;
    }

    @Override
    public final World impatient() {
        return new World(open(IMPATIENT));
    }
}

package io.payung.store;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every store keeps to, whatever it is made of. Published in the artifact's test jar: whoever writes a {@link PayungStore} extends it in their own
 * tests, with JUnit 5 and AssertJ, and every test here runs against that store.
 */
public abstract class PayungStoreContract
        implements UnitOfWorkContract,
                IdempotencyContract,
                PersonContract,
                PolicyContract,
                DecisionContract,
                HoldingsContract,
                PageContract,
                MoveContract,
                InstalmentContract,
                LapseContract,
                EndedPlanContract,
                EndedByClaimContract,
                RefundContract,
                ReversalContract,
                ApplicationContract,
                ClaimContract,
                ChangeContract,
                EventContract,
                EventRetentionContract,
                CoverContract,
                PackContract,
                ReleaseContract,
                ConsentContract,
                ErasureContract,
                LedgerContract {

    /** Long enough for a loaded machine. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    static final Duration IMPATIENT = Duration.ofMillis(100);

    private World world;

    @BeforeEach
    void startsAWorldOfItsOwn() {
        world = null;
    }

    /** A store that waits so long for a lock, 100 ms or 20 s; over the same database each time in one test, where there is one. */
    protected abstract PayungStore open(Duration wait);

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

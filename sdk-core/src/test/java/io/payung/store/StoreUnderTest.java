package io.payung.store;

import io.payung.policy.UnitOfWork;

/** What the parts of the contract are checked on. */
interface StoreUnderTest {

    /** The same for the whole of one test. */
    World world();

    /** On a store that waits only shortly. */
    World impatient();

    /** Whether a unit of work that has written keeps all others from writing until it ends, as in an H2 file. */
    default boolean writesInTurn() {
        return false;
    }

    default PayungStore store() {
        return world().store;
    }

    default UnitOfWork units() {
        return store().unitOfWork();
    }
}

package io.payung.store;

import io.payung.policy.UnitOfWork;

/** What the parts of the contract are checked on. */
interface StoreUnderTest {

    /** The same for the whole of one test. */
    World world();

    /** On a store that waits only shortly. */
    World impatient();

    default PayungStore store() {
        return world().store;
    }

    default UnitOfWork units() {
        return store().unitOfWork();
    }
}

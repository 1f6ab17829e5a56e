package io.payung.store;

import io.payung.key.DefaultIdSource;
import java.time.Duration;

/** The contract in memory. */
class InMemoryStoreTest extends PayungStoreContract {

    @Override
    protected PayungStore open(Duration wait) {
        return new InMemoryStore(new DefaultIdSource(), wait);
    }
}

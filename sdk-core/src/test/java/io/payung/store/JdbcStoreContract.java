package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract in a database that all tests of the class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcStoreContract extends PayungStoreContract {

    private final Keys keys = DevelopmentKeys.inMemory(new DefaultIdSource());
    private final Map<Duration, PayungStore> stores = new HashMap<>();
    private TestPool pool;

    abstract TestPool openPool() throws Exception;

    @BeforeAll
    void openDatabase() throws Exception {
        pool = openPool();
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        pool.close();
    }

    @AfterEach
    void givesConnectionsBackAsTheyWere() {
        assertThat(pool.complaints()).isEmpty();
    }

    @Override
    protected PayungStore open(Duration wait) {
        return stores.computeIfAbsent(
                wait, patience -> JdbcStore.over(pool, keys, new DefaultIdSource(), JdbcOptions.defaults().waitingAtMost(patience)));
    }
}

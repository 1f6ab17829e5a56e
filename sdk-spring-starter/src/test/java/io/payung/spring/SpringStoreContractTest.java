package io.payung.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.store.JdbcOptions;
import io.payung.store.JdbcStore;
import io.payung.store.PayungStore;
import io.payung.store.PayungStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The contract of stores in Spring's transactions. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringStoreContractTest extends PayungStoreContract {

    @TempDir
    static Path folder;

    private final Keys keys = DevelopmentKeys.inMemory(new DefaultIdSource());
    private final Map<Duration, PayungStore> stores = new HashMap<>();
    private final HikariDataSource pool = new HikariDataSource();

    @Override
    protected PayungStore open(Duration wait) {
        return stores.computeIfAbsent(wait, this::over);
    }

    private PayungStore over(Duration wait) {
        SpringTransactions transactions = new SpringTransactions(pool, new JdbcTransactionManager(pool));
        return JdbcStore.over(pool, keys, new DefaultIdSource(), JdbcOptions.defaults().waitingAtMost(wait).joining(transactions));
    }

    @Override
    public boolean writesInTurn() {
        return true;
    }

    @BeforeAll
    void openDatabase() {
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("contract") + ";WRITE_DELAY=0");
        pool.setUsername("sa");
        pool.setMaximumPoolSize(64);
    }

    @AfterAll
    void closeDatabase() {
        pool.close();
    }
}

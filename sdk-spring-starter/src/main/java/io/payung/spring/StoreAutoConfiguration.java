package io.payung.spring;

import io.payung.fault.PayungException;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.store.JdbcOptions;
import io.payung.store.JdbcStore;
import io.payung.store.PayungStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Keeps everything in the host's database, in the host's transactions. */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, KeysAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PayungProperties.class)
class StoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PayungStore payungStore(
            PayungProperties properties,
            DataSource source,
            ObjectProvider<PlatformTransactionManager> managers,
            Keys keys,
            IdSource ids,
            ListableBeanFactory beans) {
        // Before the keys decide what kind of tables an empty database gets.
        properties.sandbox().realm().only(keys);
        requireOneDatabase(properties, beans);
        refuseDevelopmentKeys(source, keys);
        SpringTransactions transactions =
                new SpringTransactions(source, managers.getIfAvailable(() -> new JdbcTransactionManager(source)));
        transactions.requireOwnership();
        JdbcOptions options = JdbcOptions.defaults()
                .migrating(properties.store().migrate())
                .waitingAtMost(properties.idempotency().getWait())
                .joining(transactions);
        return JdbcStore.over(source, keys, ids, options);
    }

    /** Whoever has a database server has customers; they must not hang on a file that was made beside the first start. */
    private static void refuseDevelopmentKeys(DataSource source, Keys keys) {
        if (!(keys instanceof DevelopmentKeys)) {
            return;
        }
        String product = new JdbcTemplate(source)
                .execute((ConnectionCallback<String>) connection -> connection.getMetaData().getDatabaseProductName());
        if (!"H2".equals(product)) {
            throw new PayungException(
                    "DEVELOPMENT_KEYS_REFUSED", "the database is " + product + ", and Payung would protect it with a development key");
        }
    }

    /** A URL that nobody would use is a mistake, and would show only as policies in another database. */
    private static void requireOneDatabase(PayungProperties properties, ListableBeanFactory beans) {
        if (properties.store().jdbcUrl() != null && !beans.containsBean(DataSourceAutoConfiguration.BEAN)) {
            throw new PayungException(
                    "STORE_AMBIGUOUS", "payung.store.jdbc-url is set, but the application has a DataSource of its own, which Payung uses");
        }
    }
}

package io.payung.spring;

import io.payung.store.PayungStore;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * A database of Payung's own for a host that has none. Runs before Spring Boot's own, which would otherwise offer a database in memory and
 * lose every policy with the process.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@Conditional(NoHostDatabase.class)
@ConditionalOnMissingBean(
        value = {DataSource.class, PayungStore.class},
        type = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails")
@EnableConfigurationProperties(PayungProperties.class)
class DataSourceAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DataSourceAutoConfiguration.class);

    /** Name of the data source that this class makes. */
    static final String BEAN = "payungDataSource";

    @Bean(BEAN)
    DataSource payungDataSource(PayungProperties properties) {
        PayungProperties.Store store = properties.store();
        if (store.jdbcUrl() != null) {
            return DataSourceBuilder.create()
                    .url(store.jdbcUrl())
                    .username(store.username())
                    .password(store.password())
                    .build();
        }
        Path file = Path.of(store.file()).toAbsolutePath().normalize();
        LOG.info("Payung keeps policies in the H2 file {}.mv.db", file);
        return DataSourceBuilder.create().url(url(file)).username("sa").password("").build();
    }

    /** The pool closes the database, so that nothing is written after the application has ended; a trace file would quote values. */
    private static String url(Path file) {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }
}

package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.product.ProductCatalog;
import io.payung.spring.fixture.TestKeys;
import io.payung.spring.fixture.TestProduct;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real PostgreSQL takes no development key. */
class PostgresKeysTest {

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KeysAutoConfiguration.class, StoreAutoConfiguration.class, PayungAutoConfiguration.class))
            .withBean(ProductCatalog.class, TestProduct::catalogue)
            .withBean(DataSource.class, postgres::getPostgresDatabase)
            .withPropertyValues("payung.store.file=" + folder.resolve("payung"));

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void refusesTheKeyThatWouldBeMadeAndWritesNothing() {
        runner.run(context -> {
            assertThat(context).hasFailed();
            PayungException fault = StartFailures.cause(context.getStartupFailure(), PayungException.class);
            assertThat(fault.code()).isEqualTo("DEVELOPMENT_KEYS_REFUSED");
            assertThat(fault.getMessage()).contains("PostgreSQL");
            assertThat(StartFailures.analysis(context.getStartupFailure()).getAction())
                    .contains("payung.keys.token", "payung.keys.person", "payung.keys.blind-index", "payung.keys.ledger", "io.payung.key.Keys");
            assertThat(tables()).isZero();
        });
    }

    @Test
    void refusesADevelopmentKeyOfTheHost() {
        runner.withBean(Keys.class, () -> DevelopmentKeys.inMemory(new DefaultIdSource()))
                .run(context -> assertThat(StartFailures.cause(context.getStartupFailure(), PayungException.class).code())
                        .isEqualTo("DEVELOPMENT_KEYS_REFUSED"));
    }

    @Test
    void startsWithTheKeysOfTheProperties() {
        runner.withPropertyValues(TestKeys.each().toArray(String[]::new)).withPropertyValues("payung.store.migrate=off")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Payung.class));
    }

    private static int tables() {
        Integer tables = new JdbcTemplate(postgres.getPostgresDatabase())
                .queryForObject("select count(*) from information_schema.tables where table_name like 'payung%'", Integer.class);
        return tables == null ? -1 : tables;
    }
}

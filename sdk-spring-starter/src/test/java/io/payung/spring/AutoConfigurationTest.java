package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.product.ProductCatalog;
import io.payung.spring.fixture.TestProduct;
import io.payung.store.InMemoryStore;
import io.payung.store.JdbcStore;
import io.payung.store.PayungStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class AutoConfigurationTest {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void prepare() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ProductsAutoConfiguration.class,
                        KeysAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        StoreAutoConfiguration.class,
                        PayungAutoConfiguration.class))
                .withPropertyValues("payung.store.file=" + folder.resolve("sub/payung"));
    }

    private ApplicationContextRunner withProducts() {
        return runner.withBean(ProductCatalog.class, TestProduct::catalogue);
    }

    @Test
    void keepsEverythingInAnH2FileOfItsOwn() {
        withProducts().run(context -> {
            assertThat(context).hasSingleBean(Payung.class).getBean(PayungStore.class).isInstanceOf(JdbcStore.class);
            assertThat(folder.resolve("sub/payung.mv.db")).exists();
            assertThat(Files.getPosixFilePermissions(folder.resolve("sub/payung.key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        });
    }

    @Test
    void staysOutWhenDisabled() {
        runner.withPropertyValues("payung.enabled=false").run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Payung.class)
                .doesNotHaveBean(Keys.class)
                .doesNotHaveBean(PayungStore.class)
                .doesNotHaveBean(ProductCatalog.class));
    }

    @Test
    void stepsBackForAPayungOfTheHost() {
        Payung own = Payung.builder().products(TestProduct.catalogue()).build();

        withProducts().withBean(Payung.class, () -> own).run(context -> assertThat(context.getBean(Payung.class)).isSameAs(own));
    }

    @Test
    void stepsBackForKeysOfTheHost() {
        Keys own = DevelopmentKeys.inMemory(new DefaultIdSource());

        withProducts().withBean(Keys.class, () -> own).run(context -> {
            assertThat(context.getBean(Keys.class)).isSameAs(own);
            assertThat(folder.resolve("sub/payung.key")).doesNotExist();
        });
    }

    @Test
    void stepsBackForIdsOfTheHost() {
        IdSource own = new DefaultIdSource();

        withProducts().withBean(IdSource.class, () -> own).run(context -> assertThat(context.getBean(IdSource.class)).isSameAs(own));
    }

    @Test
    void makesNoDatabaseBesideAStoreOfTheHost() {
        withProducts().withBean(PayungStore.class, () -> new InMemoryStore(new DefaultIdSource())).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(DataSourceAutoConfiguration.BEAN);
            assertThat(folder.resolve("sub/payung.mv.db")).doesNotExist();
        });
    }

    @Test
    void writesToTheDataSourceOfTheHost() {
        withProducts().withBean(DataSource.class, () -> h2("mem:host")).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(DataSourceAutoConfiguration.BEAN);
            assertThat(policies(context.getBean(DataSource.class))).isZero();
        });
    }

    @Test
    void writesToTheDataSourceThatTheHostConfigured() {
        withProducts().withPropertyValues("spring.datasource.url=jdbc:h2:mem:configured").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(DataSourceAutoConfiguration.BEAN);
            assertThat(policies(context.getBean(DataSource.class))).isZero();
        });
    }

    @Test
    void writesToTheNamedDatabase() {
        withProducts().withPropertyValues("payung.store.jdbc-url=jdbc:h2:mem:named", "payung.store.username=sa").run(context -> {
            assertThat(context).hasBean(DataSourceAutoConfiguration.BEAN);
            assertThat(policies(context.getBean(DataSource.class))).isZero();
            assertThat(folder.resolve("sub/payung.mv.db")).doesNotExist();
        });
    }

    @Test
    void refusesANamedDatabaseBesideTheHosts() {
        withProducts()
                .withBean(DataSource.class, () -> h2("mem:host"))
                .withPropertyValues("payung.store.jdbc-url=jdbc:h2:mem:named")
                .run(context -> assertThat(analysis(context).getAction()).contains("payung.store.jdbc-url"));
    }

    @Test
    void namesTheMissingFolderByItsAbsolutePath() {
        Path missing = folder.resolve("nowhere");

        runner.withPropertyValues("payung.products.directory=" + folder + "/sub/../nowhere").run(context -> {
            FailureAnalysis analysis = analysis(context);
            assertThat(analysis.getDescription()).contains(missing.toAbsolutePath().toString());
            assertThat(analysis.getAction()).contains("payung.products.directory");
        });
    }

    @Test
    void tellsEveryLineOfABrokenProduct() throws Exception {
        Path product = Files.createDirectories(folder.resolve("products/broken"));
        Files.writeString(product.resolve("product.yaml"), "product: broken\nversion: one\nnonsense: 1\n");

        runner.withPropertyValues("payung.products.directory=" + folder.resolve("products")).run(context -> {
            FailureAnalysis analysis = analysis(context);
            assertThat(analysis.getDescription()).contains("product.yaml:2:").contains("product.yaml:3:").contains("fix:");
            assertThat(analysis.getAction()).startsWith("Fix the lines above");
        });
    }

    @Test
    void refusesATransactionManagerOfAnotherDatabase() {
        withProducts()
                .withBean(DataSource.class, () -> h2("mem:host"))
                .withBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(h2("mem:other")))
                .run(context -> {
                    assertThat(fault(context).code()).isEqualTo("TRANSACTION_MANAGER_MISMATCH");
                    assertThat(analysis(context).getAction()).contains("@Primary");
                });
    }

    @Test
    void refusesAnH2FileThatAcknowledgesTooEarly() {
        withProducts().withBean(DataSource.class, () -> h2("file:" + folder.resolve("late") + ";WRITE_DELAY=500")).run(context -> {
            assertThat(fault(context).code()).isEqualTo("H2_WRITE_DELAY");
            assertThat(analysis(context).getAction()).contains("WRITE_DELAY=0");
        });
    }

    @Test
    void leavesTheTablesToTheHost() {
        withProducts().withPropertyValues("payung.store.migrate=off").run(context -> {
            assertThat(context).hasNotFailed();
            Integer tables = new JdbcTemplate(context.getBean(DataSource.class))
                    .queryForObject("select count(*) from information_schema.tables where lower(table_name) like 'payung%'", Integer.class);
            assertThat(tables).isZero();
        });
    }

    @Test
    void failsWhenTablesThatAreOnlyCheckedAreMissing() {
        withProducts().withPropertyValues("payung.store.migrate=validate")
                .run(context -> assertThat(analysis(context).getAction()).contains("payung.store.migrate"));
    }

    @ParameterizedTest
    @CsvSource({
        "payung.partner, Not A Partner",
        "payung.idempotency.wait, 0s",
        "payung.idempotency.wait, 31s",
        "payung.offers.valid-for, 59s",
        "payung.offers.valid-for, 31d",
        "payung.products.directory, ' '",
        "payung.store.file, ' '",
    })
    void failsTheStartAndNamesThePropertyOutOfItsBounds(String property, String value) {
        withProducts().withPropertyValues(property + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(StartFailures.properties(context.getStartupFailure())).contains(property);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "payung.idempotency.wait, 1ms",
        "payung.idempotency.wait, 30s",
        "payung.offers.valid-for, 1m",
        "payung.offers.valid-for, 30d"
    })
    void startsAtTheBoundsOfAProperty(String property, String value) {
        withProducts().withPropertyValues(property + "=" + value).run(context -> assertThat(context).hasNotFailed());
    }

    private static DataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + name + (name.startsWith("mem:") ? ";DB_CLOSE_DELAY=-1" : ""));
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    private static int policies(DataSource source) {
        return new JdbcTemplate(source).queryForObject("select count(*) from payung_policy", Integer.class);
    }

    private static FailureAnalysis analysis(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        return StartFailures.analysis(context.getStartupFailure());
    }

    private static PayungException fault(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        return StartFailures.cause(context.getStartupFailure(), PayungException.class);
    }
}

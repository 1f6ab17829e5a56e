package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.key.Keys;
import io.payung.key.Realm;
import io.payung.product.ProductCatalog;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestApplication;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestKeys;
import io.payung.spring.fixture.TestProduct;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What starts as a sandbox is one in everything, or does not start; and nothing of it starts in production. */
class SandboxStartTest {

    private static final String SANDBOX = "payung.sandbox.enabled=true";

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void prepare() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        KeysAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        StoreAutoConfiguration.class,
                        PayungAutoConfiguration.class))
                .withBean(ProductCatalog.class, TestProduct::catalogue)
                .withPropertyValues("payung.store.file=" + folder.resolve("payung"));
    }

    private void assertFails(ApplicationContextRunner start, String code, String advice) {
        start.run(context -> {
            assertThat(context).hasFailed();
            assertThat(StartFailures.cause(context.getStartupFailure(), PayungException.class).code()).isEqualTo(code);
            FailureAnalysis analysis = StartFailures.analysis(context.getStartupFailure());
            assertThat(analysis.getAction()).contains(advice);
        });
    }

    @Test
    void startsWithAKeyOfItsOwnAndSaysWhatItIs() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(PayungAutoConfiguration.class);
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            runner.withPropertyValues(SANDBOX).run(context -> {
                assertThat(context.getBean(Payung.class).sandbox()).isPresent();
                assertThat(Realm.of(context.getBean(Keys.class))).isEqualTo(Realm.SANDBOX);
            });
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.contains("SANDBOX"));
            log.list.clear();
            runner.withPropertyValues("payung.store.file=" + folder.resolve("real"))
                    .run(context -> assertThat(context.getBean(Payung.class).sandbox()).isEmpty());
            assertThat(log.list).isEmpty();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    @Test
    void opensNoFileOfTheOtherRealmWithWhateverKeys() {
        String otherKey = "payung.keys.development-file=" + folder.resolve("other.key");
        runner.withPropertyValues(SANDBOX).run(context -> assertThat(context).hasNotFailed());
        assertFails(runner, "KEYS_OF_SANDBOX", "payung.sandbox.enabled");
        assertFails(runner.withPropertyValues(otherKey), "STORE_OF_SANDBOX", "payung.sandbox.enabled");

        ApplicationContextRunner real = runner.withPropertyValues("payung.store.file=" + folder.resolve("real"));
        real.run(context -> assertThat(context).hasNotFailed());
        assertFails(real.withPropertyValues(SANDBOX), "KEYS_OF_PRODUCTION", "test-");
        assertFails(
                real.withPropertyValues(SANDBOX, "payung.keys.development-file=" + folder.resolve("test.key")), "STORE_OF_PRODUCTION", "payung.store.file");
    }

    @Test
    void takesKeysOfThePropertiesThatAreItsOwn() {
        String[] production = TestKeys.each().toArray(String[]::new);
        String[] own = TestKeys.each().stream().map(key -> key.replaceFirst("=", "=test-")).toArray(String[]::new);

        assertFails(runner.withPropertyValues(SANDBOX).withPropertyValues(production), "KEYS_OF_PRODUCTION", "test-");
        assertFails(runner.withPropertyValues(own), "KEYS_OF_SANDBOX", "payung.sandbox.enabled");
        assertFails(runner.withPropertyValues(own).withPropertyValues(production[0]), "KEYS_MIXED", "test-");
        runner.withPropertyValues(SANDBOX).withPropertyValues(own).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void takesNoGatewayOfTheHosts() {
        assertFails(runner.withPropertyValues(SANDBOX).withBean(TestGateway.class, TestGateway::new), "SANDBOX_WITH_GATEWAY", "PaymentVerifier");
    }

    @Test
    void hasNothingOfItInProduction() {
        try (TestServer server = TestServer.of(TestApplication.class, folder)) {
            Answer clock = server.get("/payung/v1/sandbox/clock");
            assertThat(clock.status()).isEqualTo(404);
            assertThat(server.post("/payung/v1/sandbox/clock", "{\"forward\":\"PT1H\"}").status()).isEqualTo(404);
            assertThat(server.post("/payung/v1/sandbox/payments", "{}").status()).isEqualTo(404);
            Purchase purchase = new Purchase(server);
            Answer sold = purchase.issue(purchase.issueBody(), "real");
            assertThat(sold.text("/policyNumber")).startsWith("PYG-");
            assertThat(sold.header("Payung-Sandbox")).isEmpty();
        }
    }
}

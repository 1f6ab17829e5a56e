package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.spring.fixture.TestKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PropertyKeysTest {

    /** The Base64 of 32 times the byte 9: no message may have it. */
    private static final String SECRET = TestKeys.key("x", 9).substring(2);

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void prepare() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KeysAutoConfiguration.class))
                .withPropertyValues("payung.store.file=" + folder.resolve("payung"))
                .withPropertyValues(TestKeys.each().toArray(String[]::new));
    }

    @Test
    void protectsWithTheFirstAndOpensWithAll() {
        runner.withPropertyValues("payung.keys.token=" + TestKeys.key("t2", 9) + "," + TestKeys.key("t1", 1)).run(context -> {
            Keys keys = context.getBean(Keys.class);

            assertThat(keys.current(KeyPurpose.TOKEN).id()).isEqualTo("t2");
            assertThat(keys.byId(KeyPurpose.TOKEN, "t1")).hasValueSatisfying(key -> assertThat(key.bytes()[0]).isEqualTo((byte) 1));
            assertThat(keys.byId(KeyPurpose.TOKEN, "p1")).as("of another purpose").isEmpty();
            assertThat(keys.current(KeyPurpose.LEDGER).id()).isEqualTo("l1");
            assertThat(folder.resolve("payung.key")).doesNotExist();
        });
    }

    @Test
    void stepsBackForKeysOfTheHost() {
        Keys own = DevelopmentKeys.inMemory(new DefaultIdSource());

        runner.withBean(Keys.class, () -> own).run(context -> assertThat(context.getBean(Keys.class)).isSameAs(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "payung.keys.token       | NONE                          | payung.keys.token is missing",
        "payung.keys.person      | NONE                          | payung.keys.person is missing",
        "payung.keys.blind-index | NONE                          | payung.keys.blind-index is missing",
        "payung.keys.ledger      | NONE                          | payung.keys.ledger is missing",
        "payung.keys.certificate | NONE                          | payung.keys.certificate is missing",
        "payung.keys.token       | SECRET                        | payung.keys.token[0] is not ID:KEY",
        "payung.keys.token       | t2:SECRETA                    | payung.keys.token[0] is not ID:KEY",
        "payung.keys.token       | t2:aGVsbG8=                   | payung.keys.token[0] is not ID:KEY",
        "payung.keys.token       | :SECRET                       | payung.keys.token[0] is not ID:KEY",
        "payung.keys.token       | a key:SECRET                  | payung.keys.token[0] is not ID:KEY",
        "payung.keys.person      | p2:SECRET,p2:FIRST            | payung.keys.person[1] has the id \"p2\"",
        "payung.keys.person      | p2:SECRET,p1:SECRET           | payung.keys.person[1] is the same key as payung.keys.person[0]",
        "payung.keys.person      | p1:FIRST                      | payung.keys.person[0] is the same key as payung.keys.token[0]",
        "payung.keys.blind-index | b2:SECRET,b1:OTHER            | payung.keys.blind-index has several keys",
        "payung.keys.development-file | some.key                 | payung.keys.development-file is set",
    })
    void failsTheStartNamingThePropertyAndNeverTheKey(String property, String value, String message) {
        String filled = value.replace("NONE", "").replace("SECRET", SECRET).replace("FIRST", TestKeys.key("x", 1).substring(2))
                .replace("OTHER", TestKeys.key("x", 3).substring(2));

        runner.withPropertyValues(property + "=" + filled).run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = StartFailures.analysis(context.getStartupFailure());
            assertThat(analysis.getDescription()).startsWith("KEYS_INVALID").contains(message).doesNotContain(SECRET);
            assertThat(analysis.getAction()).contains("openssl rand -base64 32").doesNotContain(SECRET);
            for (Throwable each = context.getStartupFailure(); each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain(SECRET);
            }
        });
    }

    @Test
    void tellsEveryFaultAtOnce() {
        runner.withPropertyValues("payung.keys.token=", "payung.keys.person=x").run(context -> assertThat(
                        StartFailures.cause(context.getStartupFailure(), PayungException.class).getMessage())
                .contains("payung.keys.token is missing", "payung.keys.person[0]"));
    }

    @Test
    void areInNoTextOfThePropertiesOrTheBean() {
        runner.withPropertyValues("payung.keys.token=t2:" + SECRET).run(context -> {
            assertThat(context.getBean(PayungProperties.class).toString()).doesNotContain(SECRET);
            assertThat(context.getBean(Keys.class).toString()).doesNotContain(SECRET);
        });
    }
}

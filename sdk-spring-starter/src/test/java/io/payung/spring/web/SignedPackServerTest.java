package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.rules.ServedProducts;
import io.payung.spring.fixture.SignedPacks;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The real server on a signed pack: quotes, takes a new version while it runs, and knows after a restart that the old one is old. */
@Tag("long")
class SignedPackServerTest {

    private static final String QUOTE = """
            {"product":"personal-accident","plan":"basic","channel":"app","language":"en",
             "applicant":{"fullName":"Siti Rahayu","identity":{"scheme":"nik","number":"3515145501900001"},"birthDate":"1990-01-15","sex":"female"},
             "answers":{"occupation":"trade","motorcycle":false,"monthlyIncome":"3000000","hazardousSport":false}}
            """;

    @TempDir
    private Path folder;

    /** A host with nothing but a clock. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }

    private TestServer start() {
        return TestServer.of(Shop.class, folder, "--payung.packs.directory=" + folder.resolve("packs"),
                "--payung.packs.trusted-keys=" + SignedPacks.trust(folder.resolve("trusted-keys")));
    }

    @Test
    void quotesFromAPackAndTakesTheNextOne() {
        SignedPacks.pack(folder.resolve("packs/one.payung"), 1, 100, SignedPacks.SIGNER);
        try (TestServer server = start()) {
            Answer first = server.post("/payung/v1/quotes", QUOTE);
            assertThat(first.text("/outcome")).isEqualTo("offered");
            assertThat(first.text("/premium/amount")).isEqualTo("20000");
            assertThat(first.body().at("/decision/pack/version").asInt()).isEqualTo(1);

            SignedPacks.pack(folder.resolve("packs/two.payung"), 2, 200, SignedPacks.SIGNER);
            assertThat(server.bean(ServedProducts.class).reload().isUpToDate()).isTrue();

            assertThat(server.post("/payung/v1/quotes", QUOTE).body().at("/decision/pack/version").asInt()).isEqualTo(2);
        }
        assertThat(folder.resolve("packs/two.payung").toFile().delete()).isTrue();
        assertThat(catchThrowable(this::start)).hasStackTraceContaining("PACK_ROLLED_BACK");
    }
}

package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.TestApplication;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The endpoints have their own rules and leave every other address of the host to the host's. */
class HostRulesTest {

    private static final String PRODUCTS = PayungEndpoint.BASE + "/products";

    @TempDir
    private Path folder;

    /** A host that lets nobody in anywhere. */
    @Configuration(proxyBeanMethods = false)
    static class Closed {

        @Bean
        SecurityFilterChain nobody(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().denyAll()).build();
        }
    }

    @Test
    void keepTheRestLockedThatNobodyHasOpened() {
        try (TestServer open = TestServer.in(folder)) {
            assertThat(open.get(PRODUCTS).status()).isEqualTo(200);
            assertThat(open.get("/orders").status()).isEqualTo(401);
            assertThat(open.get("/payung/v2/products").status()).isEqualTo(401);
        }
        Partners partners = Partners.in(folder);
        try (TestServer secured = TestServer.in(folder, partners.arguments())) {
            assertThat(secured.get(PRODUCTS, partners.as("reader")).status()).isEqualTo(200);
            assertThat(secured.get("/orders").status()).isEqualTo(401);
            assertThat(secured.get("/orders", partners.as("reader")).status()).as("an API key opens nothing of the host").isEqualTo(401);
        }
    }

    @Test
    void letAHostWithRulesOfItsOwnCloseWhatIsOpen() {
        try (TestServer server = TestServer.of(TestApplication.class, folder, "--spring.main.sources=" + Closed.class.getName())) {
            assertThat(server.getUndescribed(PRODUCTS).status()).isEqualTo(403);
        }
    }

    @Test
    void comeBeforeTheRulesOfTheHostWherePartnersAreAskedFor() {
        Partners partners = Partners.in(folder);
        try (TestServer server = TestServer.in(folder, partners.arguments("--spring.main.sources=" + Closed.class.getName()))) {
            assertThat(server.get(PRODUCTS, partners.as("reader")).status()).isEqualTo(200);
            assertThat(server.get(PRODUCTS).status()).isEqualTo(401);
            assertThat(server.get("/orders", partners.as("reader")).status()).isEqualTo(403);
        }
    }
}

package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the endpoints are open, whoever buys learns of their own policy and of nobody else's: what happened to all is for the partner's servers. */
class StrangerTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.in(folder);
        Purchase purchase = new Purchase(server);
        assertThat(server.post("/payung/v1/policies", purchase.issueBody().toString(), "Idempotency-Key", "somebody").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Events name applications, which hand out secrets, and payments that are owed back, which would buy somebody else a policy. */
    @ParameterizedTest
    @CsvSource({
        "/events, CUSTOMER, 403", "/events, PAYUNG_PARTNER, 200", "/events/dead, CUSTOMER, 403", "/events/dead, PAYUNG_PARTNER, 200",
        "/bordereaux/2026-11, CUSTOMER, 403", "/bordereaux/2026-11, PAYUNG_PARTNER, 200", "/bordereaux/2026-11/lines.csv, CUSTOMER, 403",
        "/bordereaux/2026-11/lines.csv, PAYUNG_PARTNER, 200"
    })
    void readsNoFeed(String path, String role, int status) {
        Answer answer = server.get("/payung/v1" + path, TestServer.ROLE, role);

        assertThat(answer.status()).isEqualTo(status);
    }
}

package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestKeys;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A database that is away for a while loses nobody's order: who asks is told to ask again, and then gets the policy. */
class DatabaseAwayTest {

    private static final String[] KEY = {"Idempotency-Key", "order-1"};

    @TempDir
    private Path folder;

    private int port;

    @Test
    void asksWhoeverBuysMeanwhileToAskAgain() throws IOException {
        port = freePort();
        EmbeddedPostgres database = started();
        try (TestServer server = TestServer.in(folder, TestKeys.arguments(
                "spring.datasource.url=jdbc:postgresql://localhost:" + port + "/postgres", "spring.datasource.username=postgres",
                "spring.datasource.hikari.connection-timeout=1000", "payung.applications.reconcile=false"))) {
            Purchase purchase = new Purchase(server);
            ObjectNode order = purchase.issueBody();
            database.close();

            Answer away = server.post("/payung/v1/policies", order.toString(), KEY);
            Answer unreadable = server.get("/payung/v1/policies");

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isEqualTo("1");
            assertThat(away.text("/code")).isEqualTo("STORE_UNREACHABLE");
            assertThat(away.body().at("/retryable").asBoolean()).isTrue();
            assertThat(unreadable.status()).isEqualTo(503);

            database = started();
            Answer sold = server.post("/payung/v1/policies", order.toString(), KEY);
            for (int i = 0; i < 100 && sold.status() == 503; i++) {
                sold = server.post("/payung/v1/policies", order.toString(), KEY);
            }

            assertThat(sold.status()).isEqualTo(201);
        } finally {
            database.close();
        }
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}

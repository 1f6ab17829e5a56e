package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The insurer's month over HTTP. */
class BordereauEndpointTest {

    @TempDir
    Path folder;

    private Partners partners;

    @BeforeEach
    void knowPartners() {
        partners = Partners.in(folder);
    }

    private TestServer server() {
        return TestServer.in(folder, partners.arguments());
    }

    private Answer get(TestServer server, String path) {
        return server.send("GET", PayungEndpoint.BASE + "/bordereaux/" + path, null, partners.as("reader"));
    }

    private static YearMonth month(TestServer server) {
        return YearMonth.from(server.bean(TestClock.class).instant().atZone(ZoneId.of("Asia/Jakarta")));
    }

    @Test
    void tellsTheAccountsAndTheLinesBehindThem() {
        try (TestServer server = server()) {
            Purchase purchase = new Purchase(server, partners.as("seller"));
            Answer sold = purchase.issue(purchase.issueBody(), "order-1");

            Answer accounts = get(server, month(server).toString());
            Answer lines = get(server, month(server) + "/lines.csv");

            assertThat(accounts.status()).isEqualTo(200);
            assertThat(accounts.body().at("/reconciled").asBoolean()).isTrue();
            assertThat(accounts.body().at("/lines").asInt()).isEqualTo(2);
            assertThat(accounts.text("/closing/IDR/written")).isEqualTo(sold.text("/premium/amount")).isEqualTo(accounts.text("/closing/IDR/received"));
            assertThat(accounts.body().at("/opening")).isEmpty();
            assertThat(lines.response().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
            List<String> rows = lines.response().body().lines().toList();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0)).startsWith("kind,at,day,event,policy,");
            assertThat(rows.get(1)).startsWith("sold,").contains(sold.text("/policyNumber")).endsWith(",IDR," + sold.text("/premium/amount"));
            assertThat(rows.get(2)).startsWith("premium-received,").contains("simulated/");
        }
    }

    @Test
    void saysWhatIsWrongWithAMonth() {
        try (TestServer server = server()) {
            refuses(server, "2026-13", 400, "FIELD_FORMAT");
            refuses(server, "november", 400, "FIELD_FORMAT");
            refuses(server, "2999-01", 422, "MONTH_NOT_BEGUN");
            refuses(server, "2020-01?zone=Nowhere/Land", 400, "FIELD_FORMAT");

            assertThat(get(server, "2020-01?zone=UTC").status()).isEqualTo(200);
        }
    }

    private void refuses(TestServer server, String path, int status, String code) {
        Answer answer = get(server, path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.response().body()).as(path).contains(code);
    }
}

package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as the starter's endpoints give them, from a server that may also lie. */
class BordereauCommandTest {

    private static final String ACCOUNTS = """
            {"month":"2026-06","zone":"Asia/Jakarta","createdAt":"2026-07-02T00:00:00Z","lines":7,"reconciled":true,
            "opening":{"IDR":{"written":"1000","received":"1000","refundsOwed":"0","refunded":"0","reversed":"0","claimsPaid":"0"}},
            "closing":{"IDR":{"written":"23500","received":"23500","refundsOwed":"500","refunded":"500","reversed":"22500","claimsPaid":"70"}},"differences":[]}""";
    private static final String LINES = """
            kind,at,day,event,policy,product,version,plan,cover_from,cover_until,reference,party,code,currency,amount\r
            sold,2026-06-15T03:00:00Z,2026-06-15,e1,PYG-1,accident,1,basic,2026-06-15,2027-06-14,"order ""7"", first",,,IDR,22500\r
            premium-received,2026-06-15T03:00:00Z,2026-06-15,e1,PYG-1,,,,,,simulated/pay-1,customer,,IDR,22500\r
            refund-due,2026-06-16T03:00:00Z,2026-06-16,e2,,,,,,,simulated/pay-2,,AGE_ABOVE_MAXIMUM,IDR,500\r
            refunded,2026-06-17T03:00:00Z,2026-06-17,e3,,,,,,,simulated/pay-2,,AGE_ABOVE_MAXIMUM,IDR,500\r
            cancelled,2026-06-18T03:00:00Z,2026-06-18,e4,PYG-1,,,,,,c1,,cancellation,,\r
            payment-reversed,2026-06-18T04:00:00Z,2026-06-18,e6,PYG-1,,,,,,simulated/pay-1,,,IDR,22500\r
            claim-paid,2026-06-19T03:00:00Z,2026-06-19,e5,PYG-1,,,,,,k1/tr-1,,paid,IDR,70\r
            """;

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private String accounts = ACCOUNTS;
    private String lines = LINES;
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        heard.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (exchange.getRequestURI().getPath().endsWith(".csv") ? lines : accounts).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private Ran june(String... more) {
        List<String> all = new ArrayList<>(List.of("bordereau", "--month", "2026-06", "--server", url()));
        all.addAll(List.of(more));
        return Ran.of(all.toArray(String[]::new));
    }

    @Test
    void writesTheLinesOnceTheyAddUp() throws IOException {
        Path file = folder.resolve("june.csv");

        Ran ran = june("-o", file.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.readString(file)).isEqualTo(LINES);
        assertThat(ran.err()).contains("IDR: written 23500, received 23500", "2026-06: 7 lines, which agree");
        assertThat(june("-o", file.toString()).err()).contains("exists already");
        assertThat(june().out()).isEqualTo(LINES);
    }

    @Test
    void showsItsKeyToNobodyElse() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "pyk_1\n");

        assertThat(june("--api-key-file", key.toString(), "--zone", "Asia/Jakarta").exit()).isZero();
        Ran plain = Ran.of("bordereau", "--month", "2026-06", "--server", "http://shop.example", "--api-key-file", key.toString());

        assertThat(heard).hasSize(2).allSatisfy(request -> assertThat(request).endsWith("?zone=Asia%2FJakarta Bearer pyk_1"));
        assertThat(plain.exit()).isEqualTo(2);
        assertThat(plain.err()).contains("not encrypted").doesNotContain("pyk_1");
    }

    @Test
    void findsALineThatIsMissingAndOneThatWasChanged() {
        lines = LINES.replaceFirst("(?m)^refunded.*\\r\\n", "");
        assertThat(june()).satisfies(ran -> {
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains("counts 7 lines and sent 6", "\"refunded\" moved by 500, the lines come to 0", "do not agree");
        });
        lines = LINES.replace("IDR,22500\r\nrefund-due", "IDR,22499\r\nrefund-due");
        assertThat(june().err()).contains("\"received\" moved by 22500, the lines come to 22499");
    }

    @Test
    void tellsWhatTheServerFoundInItsLedger() {
        accounts = ACCOUNTS.replace("\"differences\":[]", "\"differences\":[{\"currency\":\"IDR\",\"events\":{\"written\":\"1\"},\"ledger\":{\"written\":\"2\"}}]");

        Ran ran = june();

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("IDR: what happened comes to {\"written\":\"1\"}, the ledger holds {\"written\":\"2\"}");
    }

    @Test
    void saysWhatTheServerSaid() {
        status = 403;
        accounts = "{\"code\":\"NOT_ALLOWED\"}";
        assertThat(june().err()).contains("answered 403", "NOT_ALLOWED");
        status = 200;
        accounts = "<html>";
        assertThat(june().err()).contains("no bordereau");
        server.stop(0);
        assertThat(june().err()).contains("does not answer");
    }

    @ParameterizedTest
    @CsvSource({"2026-6, http://localhost:1, no month", "2026-06, shop, no address", "2026-06, file:///tmp, no address", "2026-06, http://[, --server"})
    void refusesWrongUse(String month, String address, String said) {
        Ran ran = Ran.of("bordereau", "--month", month, "--server", address);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(said);
    }
}

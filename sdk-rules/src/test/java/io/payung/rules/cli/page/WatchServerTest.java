package io.payung.rules.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.cli.run.TestRun;
import io.payung.rules.cli.run.WatchTask.Round;
import io.payung.rules.cli.run.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page's server tells, and to whom. */
class WatchServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static WatchServer server;
    private static Round round;

    @BeforeAll
    static void start() throws IOException {
        server = WatchServer.start(0, Words.in("en"));
        round = new Round(List.of(TestRun.of(ProductFolder.samplePath().toAbsolutePath().normalize(), result -> { })), 12);
        server.show(round);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'',text/html", "app.js,text/javascript", "status.js,text/javascript", "customer.js,text/javascript", "markdown.js,text/javascript",
        "dom.js,text/javascript", "watch.css,text/css", "umbrella.svg,image/svg+xml", "state,application/json"})
    void servesItsOwnFilesWithAStrictPolicy(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(found -> assertThat(found).startsWith(type));
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe").doesNotContain("http"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html2", "app.js/", "io/payung/rules/cli/words_en.properties", "%2e%2e/words_en.properties", "WatchServer.class"})
    void servesNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void filesOfThePageNameNothingOutside() {
        for (String file : List.of("/", "/app.js", "/status.js", "/customer.js", "/markdown.js", "/dom.js", "/watch.css")) {
            String text = PageFile.of(file).orElseThrow().text();
            assertThat(text).as(file).doesNotContain("http://").doesNotContain("https://").doesNotContain("innerHTML").doesNotContain("eval(");
        }
    }

    @Test
    void onlyShows() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.url() + "state")).POST(HttpRequest.BodyPublishers.ofString("x")).build();

        assertThat(CLIENT.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void answersToItsOwnNameOnly() throws Exception {
        assertThat(raw("GET /state HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET /state HTTP/1.1\r\nHost: localhost:" + port() + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(server.url()).startsWith("http://127.0.0.1:");
        assertThat(InetAddress.getLoopbackAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void tellsTheStateOfTheLastRound() throws Exception {
        JsonNode state = JsonMapper.shared().readTree(get("state").body());

        assertThat(state.path("ready").asBoolean()).isTrue();
        assertThat(state.path("fine").asBoolean()).isTrue();
        JsonNode product = state.path("products").path(0);
        assertThat(product.path("title").asString()).isEqualTo("Personal Accident Micro-insurance");
        assertThat(product.path("scenarios").size()).isEqualTo(136);
        assertThat(state.path("words").path("green").asString()).isEqualTo("Everything holds");
    }

    @Test
    void showsTheCustomersOwnLanguage() throws Exception {
        JsonNode indonesian = view("the plus plan as it is", "id");
        JsonNode english = view("the plus plan as it is", "en");

        assertThat(indonesian.path("offer").path("premium").asString()).isEqualTo("Rp\u00a050.000");
        assertThat(english.path("offer").path("premium").asString()).isEqualTo("Rp\u00a050,000");
        assertThat(indonesian.path("words").path("premium").asString()).isEqualTo("Harga");
        assertThat(indonesian.path("offer").path("limits").path(0).path("benefit").asString()).isEqualTo("Meninggal karena kecelakaan");
        assertThat(english.path("offer").path("clauses").size()).isEqualTo(5);
        assertThat(english.path("offer").path("guide").findValuesAsString("name")).contains("Proof of death");
    }

    @Test
    void showsWhatIsMissingAtAClaimAndWhyAnOfferIsDeclined() throws Exception {
        assertThat(view("a death at home", "en").path("claim").path("missing").findValuesAsString("name"))
                .containsExactly("Claim form", "Proof of death", "Family card (KK)", "Identity card (KTP), passport, or child identity card");
        assertThat(view("a minor alone needs a guardian", "id").path("reasons").path(0).asString()).contains("wali");
    }

    @Test
    void knowsNoOtherScenarioLanguageOrFolder() throws Exception {
        assertThat(get("view?folder=personal-accident&scenario=nothing&language=id").statusCode()).isEqualTo(404);
        assertThat(get("view?folder=personal-accident&scenario=the+plus+plan+as+it+is&language=fr").statusCode()).isEqualTo(404);
        assertThat(get("view?folder=other&scenario=the+plus+plan+as+it+is&language=id").statusCode()).isEqualTo(404);
        assertThat(get("view").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOpenPagesOfEveryRound() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String first = data(lines);
            server.show(round);

            assertThat(Integer.parseInt(data(lines))).isEqualTo(Integer.parseInt(first) + 1);
        }
    }

    private static String data(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return line == null ? "" : line.substring("data: ".length());
    }

    private static JsonNode view(String scenario, String language) throws Exception {
        String name = URLEncoder.encode(scenario, StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(get("view?folder=personal-accident&scenario=" + name + "&language=" + language).body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int port() {
        return URI.create(server.url()).getPort();
    }
}

package io.payung.samples.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real shop on a port of its own, with its database in a folder of the test's. */
final class Shop implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path SAMPLE_PRODUCTS = Path.of("..", "products");

    private final ConfigurableApplicationContext context;
    private final Caller caller;

    private Shop(ConfigurableApplicationContext context) {
        this.context = context;
        this.caller = new Caller("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static Shop openedIn(Path folder) {
        return openedIn(folder, SAMPLE_PRODUCTS);
    }

    static Shop openedIn(Path folder, Path products) {
        SpringApplication application = new SpringApplication(CheckoutApplication.class);
        return new Shop(application.run(arguments(folder, products, 0)));
    }

    /** What the shop is started with. */
    static String[] arguments(Path folder, Path products, int port) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=" + port);
        arguments.add("--payung.store.file=" + folder.resolve("payung").toAbsolutePath());
        arguments.add("--payung.products.directory=" + products.toAbsolutePath().normalize());
        return arguments.toArray(String[]::new);
    }

    Caller caller() {
        return caller;
    }

    String url() {
        return caller.base();
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer with its status, header and body. */
    record Answer(int status, HttpResponse<String> response, JsonNode body) {

        String text(String pointer) {
            JsonNode node = body.at(pointer);
            if (node.isMissingNode()) {
                throw new AssertionError("no " + pointer + " in the answer with status " + status + ": " + body);
            }
            return node.asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A partner's system that speaks HTTP. */
    record Caller(String base) {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        Answer get(String path, String... headers) {
            return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), headers);
        }

        Answer post(String path, Object body, String... headers) {
            String json = body instanceof String text ? text : JSON.writeValueAsString(body);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json));
            return send(request, headers);
        }

        private static Answer send(HttpRequest.Builder request, String... headers) {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            try {
                HttpResponse<String> response = HTTP.send(
                        request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response, JSON.readTree(response.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}

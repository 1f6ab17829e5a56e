package io.payung.rules.cli.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.WatchTask.Round;
import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the page to browsers of this machine and to nobody else: it listens on the loopback address, answers only to its own name (a page
 * elsewhere cannot make a browser ask it), only shows, and loads nothing from outside. Safe for several threads.
 */
public final class WatchServer implements AutoCloseable {

    private static final int BREATH_SECONDS = 15;
    private static final String JSON = "application/json; charset=utf-8";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Rounds rounds = new Rounds();
    private final PageState state;
    private final HttpServer server;
    private final ExecutorService threads;

    private WatchServer(HttpServer server, Words words) {
        this.server = server;
        this.state = new PageState(rounds, words);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "payung-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static WatchServer start(int port, Words words) throws IOException {
        WatchServer page = new WatchServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), words);
        page.server.setExecutor(page.threads);
        page.server.createContext("/", page::answer);
        page.server.start();
        return page;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Shows the round to everybody who has the page open. */
    public void show(Round round) {
        rounds.publish(round);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!isOurs(exchange)) {
                send(exchange, 403, "text/plain", "open " + url());
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "this page only shows");
            } else {
                route(exchange, exchange.getRequestURI().getPath());
            }
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/state" -> send(exchange, 200, JSON, Json.text(state.all()));
            case "/view" -> view(exchange);
            case "/events" -> events(exchange);
            default -> {
                Optional<PageFile> file = PageFile.of(path);
                if (file.isPresent()) {
                    send(exchange, 200, file.get().type(), file.get().text());
                } else {
                    send(exchange, 404, "text/plain", "there is no such page");
                }
            }
        }
    }

    private void view(HttpExchange exchange) throws IOException {
        Optional<ObjectNode> view = state.view(query(exchange));
        if (view.isPresent()) {
            send(exchange, 200, JSON, Json.text(view.get()));
        } else {
            send(exchange, 404, JSON, "{}");
        }
    }

    /** Tells the number of every round, and that it is still there, until the browser is gone. */
    private void events(HttpExchange exchange) throws IOException {
        BlockingQueue<Integer> news = rounds.listen();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, "data: " + rounds.count() + "\n\n");
            while (!Thread.currentThread().isInterrupted()) {
                Integer round = news.poll(BREATH_SECONDS, TimeUnit.SECONDS);
                write(out, round == null ? ": still here\n\n" : "data: " + round + "\n\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            rounds.forget(news);
        }
    }

    /** A name that points here from elsewhere is not ours. */
    private boolean isOurs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        int port = server.getAddress().getPort();
        return ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

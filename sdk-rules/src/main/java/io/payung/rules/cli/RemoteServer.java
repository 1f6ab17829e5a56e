package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that sells, asked as a partner. A key is only sent where nobody can listen, or to this very machine. */
final class RemoteServer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final URI server;
    private final @Nullable String key;
    private final Words words;

    RemoteServer(URI server, @Nullable String key, Words words) {
        String scheme = String.valueOf(server.getScheme());
        if (server.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new WrongUse(words.text("server.shape", server));
        }
        if (key != null && scheme.equals("http") && !isHere(server.getHost())) {
            throw new WrongUse(words.text("server.plain", server));
        }
        this.server = server;
        this.key = key;
        this.words = words;
    }

    String get(String pathAndQuery) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + pathAndQuery)).timeout(PATIENCE);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WrongUse(words.text("server.unreachable", server));
        }
        if (answer.statusCode() != OK) {
            throw new WrongUse(words.text("server.refused", server, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private String base() {
        String text = server.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}

package io.payung.rules.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the page.
 *
 * @param type media type
 */
record PageFile(String type, String text) {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Only what stands here is served, whatever path is asked for. */
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "watch.css", "text/css; charset=utf-8",
            "app.js", SCRIPT,
            "status.js", SCRIPT,
            "customer.js", SCRIPT,
            "markdown.js", SCRIPT,
            "dom.js", SCRIPT,
            "umbrella.svg", "image/svg+xml");

    /** The file under a path such as {@code /app.js}; {@code /} is the page itself. */
    static Optional<PageFile> of(String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        return Optional.ofNullable(TYPES.get(name)).map(type -> new PageFile(type, read(name)));
    }

    private static String read(String name) {
        try (InputStream stream = PageFile.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

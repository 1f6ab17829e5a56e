package io.payung.rules.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What foreign code would touch: a path that must stay empty, a port on loopback that nobody may reach, the threads, and the process itself. */
final class Canaries implements AutoCloseable {

    private final Path path;
    private final ServerSocket server;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String running = "";

    private Canaries(Path path, ServerSocket server) {
        this.path = path;
        this.server = server;
    }

    static Canaries at(Path folder) {
        try {
            Canaries canaries = new Canaries(folder.resolve("canary").toAbsolutePath(), new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
            System.setProperty("payung.canary", canaries.path.toString());
            canaries.listen();
            Runtime.getRuntime().addShutdownHook(new Thread(canaries::ended));
            return canaries;
        } catch (IOException e) {
            throw new UncheckedIOException("loopback can be listened to", e);
        }
    }

    Path path() {
        return path;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Who is to blame if the process ends now. */
    void running(String id) {
        running = id;
    }

    /** What was touched since the last time: {@code canary} or {@code socket}. */
    List<String> sung() {
        List<String> sung = new ArrayList<>();
        try {
            if (Files.deleteIfExists(path)) {
                sung.add("canary");
            }
        } catch (IOException e) {
            sung.add("canary");
        }
        if (calls.getAndSet(0) > 0) {
            sung.add("socket");
        }
        return sung;
    }

    @Override
    public void close() {
        try {
            running = "";
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket can be closed", e);
        }
    }

    private void listen() {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    calls.incrementAndGet();
                } catch (IOException e) {
                    // Closed: the loop ends.
                }
            }
        }, "canary-port");
        thread.setDaemon(true);
        thread.start();
    }

    private void ended() {
        if (!running.isEmpty()) {
            System.err.println("the process ended while " + running + " ran");
        }
    }
}

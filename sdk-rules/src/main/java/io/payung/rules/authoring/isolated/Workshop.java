package io.payung.rules.authoring.isolated;

import io.payung.rules.authoring.isolated.Child.Ending;
import io.payung.rules.authoring.isolated.Child.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Semaphore;

/** Where children run: each in an empty folder of its own, and no more at a time than the machine has room for. Safe for several threads. */
final class Workshop {

    /** A child keeps more than one processor busy; more of them would only make each slower, up to its limit. */
    private static final Semaphore ROOM = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final IsolationLimits limits;
    private final Start start;

    /** Makes the command of a child that runs in an empty folder. */
    interface Start {
        ProcessBuilder in(Path home) throws IOException;
    }

    Workshop(IsolationLimits limits) {
        this(limits, home -> ChildCommand.of(ChildClassPath.find(), limits, home));
    }

    Workshop(IsolationLimits limits, Start start) {
        this.limits = limits;
        this.start = start;
    }

    IsolationLimits limits() {
        return limits;
    }

    Outcome ask(Request request) {
        try {
            ROOM.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(Ending.INTERRUPTED, -1, null);
        }
        try {
            return inFolder(request);
        } catch (IOException e) {
            throw new UncheckedIOException("a process to compile in cannot be started", e);
        } finally {
            ROOM.release();
        }
    }

    private Outcome inFolder(Request request) throws IOException {
        Path home = Files.createTempDirectory("payung-compiler");
        try (Child child = new Child(start.in(home).start())) {
            return child.ask(request, limits);
        } finally {
            delete(home);
        }
    }

    /** Whatever the child left there; links are not followed. */
    private static void delete(Path home) throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                file.toFile().delete();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) {
                folder.toFile().delete();
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

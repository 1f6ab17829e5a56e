package io.payung.rules.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Notices that something in folders was saved, by looking: what the platforms tell of files differs, takes up to ten seconds on some, and
 * misses editors that write a new file and rename it. For one thread.
 */
final class FolderWatch {

    /** Two looks that see the same: whoever saves several files is asked once. */
    private static final Duration PAUSE = Duration.ofMillis(120);

    private final List<Path> folders;
    private Map<Path, Stamp> known;

    /** A rename changes the key, a save the time or the size. */
    private record Stamp(long modified, long size, String key) {}

    /** @param folders looked at from now on, two levels deep */
    FolderWatch(List<Path> folders) {
        this.folders = List.copyOf(folders);
        this.known = look();
    }

    /** Returns once something was saved and nothing is being saved any more. */
    void await() throws InterruptedException {
        Map<Path, Stamp> now = look();
        while (now.equals(known)) {
            Thread.sleep(PAUSE.toMillis());
            now = look();
        }
        known = settled(now);
    }

    private Map<Path, Stamp> settled(Map<Path, Stamp> first) throws InterruptedException {
        Map<Path, Stamp> before = first;
        while (true) {
            Thread.sleep(PAUSE.toMillis());
            Map<Path, Stamp> now = look();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> seen = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> paths = Files.walk(folder, 2)) {
                paths.forEach(path -> stamp(path, seen));
            } catch (IOException | UncheckedIOException gone) {
                // A folder that is being replaced is seen at the next look.
                seen.put(folder, new Stamp(0, 0, "gone"));
            }
        }
        return seen;
    }

    private static void stamp(Path path, Map<Path, Stamp> seen) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (file.isRegularFile()) {
                seen.put(path, new Stamp(file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                        file.size(), Objects.toString(file.fileKey())));
            }
        } catch (IOException gone) {
            // It was there a moment ago; the next look sees without it.
            seen.remove(path);
        }
    }
}

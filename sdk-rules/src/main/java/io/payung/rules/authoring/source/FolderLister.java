package io.payung.rules.authoring.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the bytes of a folder's files, each once and no more than it may have. For one folder. */
final class FolderLister {

    static final int MAX_FILES = 400;

    private static final Set<String> FOLDERS = Set.of("clauses", "scenarios");
    private static final int MAX_ENTRIES = 2_000;
    private static final long MAX_TOTAL = 16L * 1024 * 1024;

    private final Problems problems;
    private final FileNames names;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private int entries;
    private long total;

    private FolderLister(Problems problems) {
        this.problems = problems;
        this.names = new FileNames(problems);
    }

    static RawFiles list(Path folder, Problems problems) {
        FolderLister lister = new FolderLister(problems);
        try {
            lister.list(folder, "");
        } catch (IOException | DirectoryIteratorException e) {
            throw new UncheckedIOException("\"" + folder.toAbsolutePath() + "\" cannot be read", e instanceof IOException io ? io
                    : new IOException(e));
        }
        return new RawFiles(lister.files);
    }

    static void tooMany(String path, Problems problems) {
        problems.error(Position.startOf(path), "FILE_TOO_MANY", "a product has at most " + MAX_FILES + " files", "remove some");
    }

    private void list(Path folder, String prefix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (++entries > MAX_ENTRIES) {
                    tooMany(prefix + entry.getFileName(), problems);
                    return;
                }
                found.add(entry);
            }
        }
        found.sort(null);
        for (Path entry : found) {
            if (!EditorLeftover.is(entry.getFileName().toString())) {
                look(entry, prefix + entry.getFileName(), prefix.isEmpty());
            }
        }
    }

    private void look(Path entry, String path, boolean top) throws IOException {
        if (Files.isSymbolicLink(entry)) {
            problems.error(Position.startOf(path), "FILE_IS_LINK", "\"" + path + "\" is a symbolic link", "put the file itself there");
        } else if (top && FOLDERS.contains(path) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            list(entry, path + "/");
        } else {
            readOne(entry, path);
        }
    }

    private void readOne(Path entry, String path) throws IOException {
        Optional<FileKind> kind = FileNames.kindOf(path, problems);
        if (kind.isEmpty() || !names.isNew(path)) {
            return;
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            problems.error(Position.startOf(path), "FILE_NOT_ALLOWED", "\"" + path + "\" is not a plain file", "put a file there");
            return;
        }
        byte[] bytes = firstBytes(entry, kind.get().maxBytes() + 1);
        total += bytes.length;
        if (bytes.length > kind.get().maxBytes()) {
            problems.error(Position.startOf(path), "FILE_TOO_LARGE",
                    "\"" + path + "\" has more than " + kind.get().maxBytes() + " bytes", "shorten the file");
        } else if (total > MAX_TOTAL) {
            problems.error(Position.startOf(path), "FILE_TOO_LARGE", "the files have more than " + MAX_TOTAL + " bytes together", "shorten some");
        } else if (files.size() >= MAX_FILES) {
            tooMany(path, problems);
        } else {
            files.put(path, bytes);
        }
    }

    private static byte[] firstBytes(Path file, int count) throws IOException {
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return stream.readNBytes(count);
        }
    }
}

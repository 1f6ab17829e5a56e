package io.payung.rules.authoring.source;

import io.payung.product.PackSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of a product folder that are on the list, in canonical form: UTF-8, NFC, LF. For one folder. */
public final class SourceReader {

    private static final Set<String> FOLDERS = Set.of("clauses", "scenarios");
    private static final int MAX_FILES = 400;

    private final BinaryReader binaries;
    private final Problems problems;
    private final SortedMap<String, String> files = new TreeMap<>();

    private SourceReader(BinaryReader binaries, Problems problems) {
        this.binaries = binaries;
        this.problems = problems;
    }

    /** Gives a file that is no text the text that stands for it in the source, for example the cells of a workbook. */
    public interface BinaryReader {

        /** Empty after a problem was noted. */
        Optional<String> text(String file, byte[] bytes, Problems problems);
    }

    /** The canonical source of the folder; what cannot be read is a problem and left out. */
    public static PackSource read(Path folder, BinaryReader binaries, Problems problems) {
        SourceReader reader = new SourceReader(binaries, problems);
        try {
            reader.list(folder, "");
        } catch (IOException | DirectoryIteratorException e) {
            throw new UncheckedIOException("\"" + folder.toAbsolutePath() + "\" cannot be read", e instanceof IOException io ? io
                    : new IOException(e));
        }
        return new PackSource(reader.files);
    }

    /** The same checks for a source that was stored; its text is canonical already. */
    public static PackSource check(PackSource stored, Problems problems) {
        SourceReader reader = new SourceReader((file, bytes, none) -> Optional.empty(), problems);
        for (Map.Entry<String, String> file : stored.files().entrySet()) {
            reader.kindOf(file.getKey()).ifPresent(kind -> reader.keep(file.getKey(), kind, file.getValue()));
        }
        return new PackSource(reader.files);
    }

    private void list(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (EditorLeftover.is(entry.getFileName().toString())) {
                    continue;
                }
                String path = prefix + entry.getFileName();
                if (Files.isSymbolicLink(entry)) {
                    problems.error(Position.startOf(path), "FILE_IS_LINK", "\"" + path + "\" is a symbolic link",
                            "put the file itself there");
                } else if (prefix.isEmpty() && FOLDERS.contains(path) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    list(entry, path + "/");
                } else {
                    readOne(entry, path);
                }
            }
        }
    }

    private void readOne(Path entry, String path) throws IOException {
        Optional<FileKind> kind = kindOf(path);
        if (kind.isEmpty()) {
            return;
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            problems.error(Position.startOf(path), "FILE_NOT_ALLOWED", "\"" + path + "\" is not a plain file", "put a file there");
            return;
        }
        byte[] bytes = firstBytes(entry, kind.get().maxBytes() + 1);
        if (bytes.length > kind.get().maxBytes()) {
            problems.error(Position.startOf(path), "FILE_TOO_LARGE",
                    "\"" + path + "\" has more than " + kind.get().maxBytes() + " bytes", "shorten the file");
            return;
        }
        Optional<String> text = kind.get().isBinary() ? binaries.text(path, bytes, problems) : decode(path, bytes);
        text.ifPresent(found -> keep(path, kind.get(), found));
    }

    private Optional<FileKind> kindOf(String path) {
        Optional<FileKind> kind = FileKind.of(path);
        if (kind.isEmpty()) {
            problems.error(Position.startOf(path), "FILE_NOT_ALLOWED", "\"" + path + "\" is no file of a product",
                    FileKind.nearest(path).map(near -> "rename it to " + near).orElse("move it out of the folder; a product has product.yaml, "
                            + "eligibility, coverage, consent and claim-documents (each as .drl, .drl.xlsx, .drl.csv or .dslr), rate tables such "
                            + "as premium.csv, clauses/ID.LANGUAGE.md, summary.LANGUAGE.md, messages_LANGUAGE.properties and scenarios/NAME.yaml"));
        }
        return kind;
    }

    private void keep(String path, FileKind kind, String text) {
        String canonical = canonical(text);
        if (files.size() >= MAX_FILES) {
            problems.error(Position.startOf(path), "FILE_TOO_MANY", "a product has at most " + MAX_FILES + " files", "remove some");
        } else if (TextBounds.hold(path, kind, canonical, problems)) {
            files.put(path, canonical);
        }
    }

    private Optional<String> decode(String path, byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            problems.error(Position.startOf(path), "FILE_NOT_UTF8", "\"" + path + "\" is not UTF-8 text",
                    path.endsWith(".csv") ? "save it as \"CSV UTF-8\"" : "save it as UTF-8");
            return Optional.empty();
        }
    }

    /** Excel and some editors begin their UTF-8 files with a byte order mark; it says nothing about the product. */
    private static String canonical(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String unix = bare.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(unix, Normalizer.Form.NFC);
    }

    private static byte[] firstBytes(Path file, int count) throws IOException {
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return stream.readNBytes(count);
        }
    }
}

package io.payung.rules.authoring.source;

import io.payung.product.PackSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of a product folder that are on the list, in canonical form: UTF-8, NFC, LF. For one folder. */
public final class SourceReader {

    private final Problems problems;
    private final SortedMap<String, String> files = new TreeMap<>();

    private SourceReader(Problems problems) {
        this.problems = problems;
    }

    /** Gives a file that is no text the text that stands for it in the source, for example the cells of a workbook. */
    public interface BinaryReader {

        /** Empty after a problem was noted. */
        Optional<String> text(String file, byte[] bytes, Problems problems);
    }

    /** The bytes of the folder's files; what has no name or size that a product's file can have is a problem and left out. */
    public static RawFiles list(Path folder, Problems problems) {
        return FolderLister.list(folder, problems);
    }

    /** The canonical source of the files; what cannot be read is a problem and left out. */
    public static PackSource read(RawFiles raw, BinaryReader binaries, Problems problems) {
        SourceReader reader = new SourceReader(problems);
        raw.files().forEach((path, bytes) -> reader.kindOf(path).ifPresent(kind -> {
            Optional<String> text = kind.isBinary() ? binaries.text(path, bytes, problems) : reader.decode(path, bytes);
            text.ifPresent(found -> reader.keep(path, kind, found));
        }));
        return new PackSource(reader.files);
    }

    /** The canonical text of those files that are text and can be read; nobody is told of the others. */
    public static PackSource texts(RawFiles raw) {
        SourceReader reader = new SourceReader(new Problems(""));
        raw.files().forEach((path, bytes) -> FileKind.of(path).filter(kind -> !kind.isBinary())
                .ifPresent(kind -> reader.decode(path, bytes).ifPresent(text -> reader.keep(path, kind, text))));
        return new PackSource(reader.files);
    }

    /** The same checks for a source that was stored; its text is canonical already. */
    public static PackSource check(PackSource stored, Problems problems) {
        SourceReader reader = new SourceReader(problems);
        FileNames names = new FileNames(problems);
        stored.files().forEach((path, text) -> {
            if (names.isNew(path)) {
                reader.kindOf(path).ifPresent(kind -> reader.keep(path, kind, text));
            }
        });
        return new PackSource(reader.files);
    }

    private Optional<FileKind> kindOf(String path) {
        return FileNames.kindOf(path, problems);
    }

    private void keep(String path, FileKind kind, String text) {
        if (text.length() > kind.maxText()) {
            problems.error(Position.startOf(path), "FILE_TOO_LARGE", "\"" + path + "\" has more than " + kind.maxText() + " characters",
                    "shorten the file");
            return;
        }
        String canonical = canonical(text);
        if (files.size() >= FolderLister.MAX_FILES) {
            FolderLister.tooMany(path, problems);
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
}

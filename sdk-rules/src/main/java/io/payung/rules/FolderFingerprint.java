package io.payung.rules;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether a folder or file changed at all: names and bytes of its files, also of those that no product has. */
final class FolderFingerprint {

    private static final int DEPTH = 3;
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_BYTES = 1 << 22;

    private FolderFingerprint() {}

    static String of(Path folder) {
        try (Stream<Path> entries = Files.walk(folder, DEPTH)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files = entries.limit(MAX_ENTRIES).sorted().toList();
            for (Path file : files) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                content(file, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | UncheckedIOException e) {
            throw new PayungException("PRODUCTS_NOT_FOUND", "\"" + folder.toAbsolutePath() + "\" cannot be read; see its cause", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of a single file, also behind a link; of a file that is gone it is like no other. */
    static String ofFile(Path file, int maxBytes) {
        if (!Files.isRegularFile(file)) {
            return "no plain file";
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stream.readNBytes(maxBytes + 1)));
        } catch (IOException e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void content(Path file, MessageDigest digest) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            digest.update(stream.readNBytes(MAX_BYTES));
        } catch (NoSuchFileException e) {
            // An editor saves by renaming: the next reading sees the new file.
            digest.update((byte) 1);
        }
    }
}

package io.payung.key;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One development key, made once. Each purpose gets a key of its own, derived from it. For development and demonstrations: whoever
 * reads the file reads every person, so production brings a {@link Keys} of its own.
 */
public final class DevelopmentKeys implements Keys {

    private static final String PREFIX = "dev-";

    private final SecretKey root;

    private DevelopmentKeys(SecretKey root) {
        this.root = root;
    }

    /** Keys that live as long as this object: open offers and stored persons are unreadable afterwards. */
    public static DevelopmentKeys inMemory(IdSource ids) {
        return inMemory(ids, Realm.PRODUCTION);
    }

    /** The same for a realm. */
    public static DevelopmentKeys inMemory(IdSource ids, Realm realm) {
        return new DevelopmentKeys(new SecretKey(freshId(ids, realm), ids.randomBytes(SecretKey.LENGTH)));
    }

    /** The key in the file; made there, readable by its owner alone, when the file does not exist. */
    public static DevelopmentKeys at(Path file, IdSource ids) {
        return at(file, ids, Realm.PRODUCTION);
    }

    /** The same, and a key that is made is made for the realm. */
    public static DevelopmentKeys at(Path file, IdSource ids, Realm realm) {
        try {
            if (!Files.exists(file)) {
                create(file, ids, realm);
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return new DevelopmentKeys(new SecretKey(lines.get(0), HexFormat.of().parseHex(lines.get(1))));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | PayungException e) {
            throw new PayungException(
                    "DEVELOPMENT_KEY_UNREADABLE",
                    "cannot use the key file " + file.toAbsolutePath() + "; restore it, or remove it together with the database",
                    e);
        }
    }

    @Override
    public SecretKey current(KeyPurpose purpose) {
        byte[] derived = Hmac.sha256(root.bytes(), purpose.name());
        return new SecretKey(root.id(), derived);
    }

    @Override
    public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
        return id.equals(root.id()) ? Optional.of(current(purpose)) : Optional.empty();
    }

    private static String freshId(IdSource ids, Realm realm) {
        return (realm == Realm.SANDBOX ? Realm.TEST : "") + PREFIX + HexFormat.of().formatHex(ids.randomBytes(4));
    }

    private static void create(Path file, IdSource ids, Realm realm) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        String content = freshId(ids, realm) + "\n" + HexFormat.of().formatHex(ids.randomBytes(SecretKey.LENGTH)) + "\n";
        List<FileAttribute<?>> attributes = new ArrayList<>();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            attributes.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        // Complete before it has its name: a second process never sees half a key.
        Path draft = Files.createTempFile(absolute.getParent(), ".key", ".tmp", attributes.toArray(FileAttribute[]::new));
        try {
            Files.writeString(draft, content, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.DSYNC);
            Files.createLink(absolute, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            // The other's key counts.
        } finally {
            Files.delete(draft);
        }
    }
}

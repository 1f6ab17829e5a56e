package io.payung.rules.packfile;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whose packs a server takes. One key a line: {@code name ed25519 BASE64}, then {@code from DATE} and {@code until DATE} where it does not
 * count for ever; {@code #} begins a comment. Comes from whoever runs the server, never from a pack. Immutable.
 */
public final class TrustedKeys {

    private final List<TrustedKey> keys;

    TrustedKeys(List<TrustedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Fails with {@code TRUSTED_KEYS_INVALID} and every fault, each with its line and what to do. */
    public static TrustedKeys read(Path file) {
        try {
            return new TrustedKeyReader(file.toString()).read(Files.readString(file));
        } catch (IOException e) {
            throw new PayungException("TRUSTED_KEYS_INVALID", "\"" + file.toAbsolutePath() + "\" cannot be read as text; name the file with the "
                    + "public keys whose packs are served", new UncheckedIOException(e));
        }
    }

    /** The same for a text that is in memory. */
    public static TrustedKeys parse(String text) {
        return new TrustedKeyReader("trusted keys").read(text);
    }

    /** In the order of the list. */
    public List<TrustedKey> all() {
        return keys;
    }

    Optional<TrustedKey> byId(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "TrustedKeys" + keys;
    }
}

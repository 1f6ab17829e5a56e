package io.payung.rules.cli.packs;

import io.payung.fault.PayungException;
import io.payung.rules.ProductPacks;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackSigner;
import io.payung.rules.packfile.PackStamp;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes compiled packs as files: whole or not at all. */
public final class PackWriter {

    private final @Nullable PackSigner signer;
    private final Instant now;

    /** @param now becomes the release, in seconds since 1970 */
    public PackWriter(@Nullable PackSigner signer, Instant now) {
        this.signer = signer;
        this.now = now;
    }

    /** The bytes of the file, for the engine of this SDK. */
    public byte[] bytes(CompiledPack pack) {
        return PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), Math.max(1, now.getEpochSecond())), signer);
    }

    /** Replaces what is there. */
    public static void replace(Path file, byte[] bytes) {
        Path target = file.toAbsolutePath();
        try {
            Path made = temporary(target, bytes);
            Files.move(made, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Keeps the file under the name of its source and engine. @return false when the archive has one already, which stays */
    public static boolean archive(Path archive, CompiledPack pack, byte[] bytes) {
        Path target = archive.resolve(PackFile.archiveName(pack.source().digest(), ProductPacks.engineVersion())).toAbsolutePath();
        try {
            Files.createDirectories(archive);
            Path made = temporary(target, bytes);
            try {
                // Unlike a move, a link never replaces anything.
                Files.createLink(target, made);
                return true;
            } catch (UnsupportedOperationException e) {
                Files.copy(made, target);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static Path temporary(Path target, byte[] bytes) throws IOException {
        Path made = target.resolveSibling("." + target.getFileName() + ".part");
        Files.write(made, bytes);
        return made;
    }

    private static PayungException unwritable(Path file, IOException e) {
        return new PayungException("FILE_UNWRITABLE", "\"" + file + "\" cannot be written (" + e.getClass().getSimpleName()
                + "); look at the folder and its permissions");
    }
}

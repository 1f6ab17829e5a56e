package io.payung.rules.packfile;

import io.payung.product.PackSource;
import io.payung.rules.archive.StrictZip;
import io.payung.rules.archive.ZipRefused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The source in a pack file of any format, to be compiled again: of an older file nothing else is read. */
public final class ArchivedSource {

    private ArchivedSource() {}

    /**
     * The source, after it was compared with the manifest. Fails with {@code PACK_ALTERED} when they differ.
     *
     * @param trusted whose signature the file must bear; absent for anybody's or nobody's
     */
    public static PackSource read(byte[] file, @Nullable TrustedKeys trusted, LocalDate day) {
        if (file.length > PackFile.MAX_BYTES) {
            throw PackFault.archive("it has more than " + PackFile.MAX_BYTES + " bytes");
        }
        try {
            StrictZip zip = StrictZip.open(file, PackFile.BOUNDS);
            byte[] manifest = zip.content(PackFile.MANIFEST);
            if (trusted != null) {
                boolean signed = zip.names().contains(PackFile.SIGNATURE);
                PackSignature.check(signed ? zip.content(PackFile.SIGNATURE) : null, manifest, trusted, day);
            }
            byte[] content = zip.content(PackParts.SOURCE);
            if (!PackFile.sha256(content).equals(PackJson.listedDigest(manifest, PackParts.SOURCE))) {
                throw PackFault.altered("its " + PackParts.SOURCE + " is not what its manifest says");
            }
            return PackJson.read(PackParts.SOURCE, content, PackSource.class);
        } catch (ZipRefused e) {
            throw PackFault.archive(e.getMessage());
        }
    }
}

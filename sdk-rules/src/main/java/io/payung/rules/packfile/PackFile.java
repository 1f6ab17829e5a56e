package io.payung.rules.packfile;

import io.payung.fault.PayungException;
import io.payung.product.Product;
import io.payung.rules.archive.StrictZip;
import io.payung.rules.archive.ZipBounds;
import io.payung.rules.archive.ZipRefused;
import io.payung.rules.fact.FactsSchema;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackManifest.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;


/**
 * A compiled pack as one file {@code *.payung}: a zip of which there is one reading only, with a manifest of the digest of every part.
 * Immutable. Nothing in it is unpacked but the manifest and the signature before {@link #pack()} is asked for.
 */
public final class PackFile {

    /** The ending of a pack file's name. */
    public static final String ENDING = ".payung";

    /** Most bytes of a pack file. */
    public static final int MAX_BYTES = 32 << 20;

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "signature.json";

    static final ZipBounds BOUNDS = new ZipBounds(20_000, 16 << 20, 64L << 20, 100);
    private static final List<String> PARTS =
            List.of(PackParts.PRODUCT, PackParts.RULES, PackParts.MESSAGES, PackParts.CLAUSES, PackParts.SOURCE);
    private static final Pattern CLASS = Pattern.compile("classes/[A-Za-z0-9_$]+(?:/[A-Za-z0-9_$]+)*[.]class");

    private final StrictZip zip;
    private final PackManifest manifest;
    private final byte[] manifestBytes;
    private final byte @Nullable [] signature;

    private PackFile(StrictZip zip) throws ZipRefused {
        this.zip = zip;
        this.manifestBytes = zip.content(MANIFEST);
        int format = PackJson.format(manifestBytes);
        if (format != PackManifest.FORMAT) {
            throw PackFault.format(format);
        }
        this.manifest = PackJson.read(MANIFEST, manifestBytes, PackManifest.class);
        this.signature = zip.names().contains(SIGNATURE) ? zip.content(SIGNATURE) : null;
    }

    /** The file without a signature: for handing a pack from one process to another, and for trying it out. */
    public static byte[] write(CompiledPack pack, PackStamp stamp) {
        return write(pack, stamp, null);
    }

    /** The file with a signature over its manifest. */
    public static byte[] write(CompiledPack pack, PackStamp stamp, @Nullable PackSigner signer) {
        Map<String, byte[]> parts = PackParts.of(pack);
        byte[] manifest = PackJson.write(manifest(pack, stamp, parts));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(MANIFEST, manifest);
        if (signer != null) {
            all.put(SIGNATURE, PackJson.write(signer.sign(manifest)));
        }
        all.putAll(parts);
        return zip(all);
    }

    /**
     * Reads what {@link #write} wrote. Throws {@code PACK_ARCHIVE_REFUSED} when it is no such file, {@code PACK_ALTERED} when its manifest
     * is not written as it must be, and {@code PACK_FORMAT_MISMATCH} when another SDK wrote it.
     */
    public static PackFile of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw PackFault.archive("it has more than " + MAX_BYTES + " bytes");
        }
        try {
            StrictZip zip = StrictZip.open(bytes, BOUNDS);
            checkNames(zip.names());
            return new PackFile(zip).checked();
        } catch (ZipRefused e) {
            throw PackFault.archive(e.getMessage());
        }
    }

    /** The same for a file on disk, of which no more bytes are read than a pack may have. */
    public static PackFile read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(stream.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw PackFault.archive("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    public PackManifest manifest() {
        return manifest;
    }

    public boolean isSigned() {
        return signature != null;
    }

    /**
     * Who signed it, of those who are trusted on the day. Fails with {@code PACK_UNSIGNED} when nobody did, {@code PACK_KEY_UNKNOWN} when
     * nobody who is trusted did, and {@code PACK_ALTERED} when the manifest is not what was signed. To be asked before {@link #pack()}.
     */
    public TrustedKey signedBy(TrustedKeys trusted, LocalDate day) {
        return PackSignature.check(signature, manifestBytes, trusted, day);
    }

    /**
     * Fails with {@code PACK_ENGINE_MISMATCH} when another engine compiled it, and with {@code PACK_FACTS_MISMATCH} when its rules may read
     * what this version does not give them. Facts are only ever added to, so those of earlier versions do.
     */
    public void checkFits(String engine) {
        PackStamp stamp = manifest.stamp();
        if (!stamp.engine().equals(engine)) {
            throw PackFault.engine(stamp.engine(), engine);
        }
        if (stamp.facts() < 1 || stamp.facts() > FactsSchema.VERSION) {
            throw PackFault.facts(stamp.facts());
        }
    }

    /** The name of the file in an archive, of which there is one for each source and engine. */
    public static String archiveName(String sourceDigest, String engine) {
        return sourceDigest + "-" + engine.replaceAll("[^A-Za-z0-9.]+", "-") + ENDING;
    }

    /**
     * The pack, after every part was compared with the manifest, and what one part says with what another says. Throws {@code PACK_ALTERED}
     * when they differ. Whether anybody signed it does not matter here.
     */
    public CompiledPack pack() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (Part part : manifest.parts()) {
            byte[] content = content(part.name());
            if (content.length != part.length() || !sha256(content).equals(part.sha256())) {
                throw PackFault.altered("its " + part.name() + " is not what its manifest says");
            }
            parts.put(part.name(), content);
        }
        CompiledPack pack = PackParts.pack(parts);
        if (!manifest(pack, manifest.stamp(), parts).equals(manifest)) {
            throw PackFault.altered("its manifest tells of another product or source than it holds");
        }
        return pack;
    }

    @Override
    public String toString() {
        return manifest.toString();
    }

    private PackFile checked() {
        List<String> held = new ArrayList<>(zip.names());
        held.removeAll(List.of(MANIFEST, SIGNATURE));
        if (!held.equals(manifest.parts().stream().map(Part::name).toList())) {
            throw PackFault.altered("it has other parts than its manifest says");
        }
        return this;
    }

    private byte[] content(String name) {
        try {
            return zip.content(name);
        } catch (ZipRefused e) {
            throw PackFault.archive(e.getMessage());
        }
    }

    private static PackManifest manifest(CompiledPack pack, PackStamp stamp, Map<String, byte[]> parts) {
        Product product = pack.product();
        List<Part> listed = parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue().length, sha256(part.getValue())))
                .toList();
        return new PackManifest(PackManifest.FORMAT, product.id().value(), product.version(), product.status(), pack.source().digest(),
                pack.source().contentDigest(), stamp, listed);
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        try {
            return StrictZip.write(parts, BOUNDS);
        } catch (ZipRefused e) {
            throw new PayungException("PACK_TOO_LARGE", "the compiled product does not fit into a pack file: " + e.getMessage()
                    + "; make it smaller");
        }
    }

    /** The list of names is fixed, and so is their order. */
    private static void checkNames(List<String> names) {
        List<String> left = new ArrayList<>(names);
        boolean begins = !left.isEmpty() && left.remove(0).equals(MANIFEST);
        if (!left.isEmpty() && left.get(0).equals(SIGNATURE)) {
            left.remove(0);
        }
        if (!begins || left.size() < PARTS.size() || !left.subList(0, PARTS.size()).equals(PARTS)) {
            throw PackFault.archive("its parts are not those of a pack, or not in their order");
        }
        String before = "";
        for (String name : left.subList(PARTS.size(), left.size())) {
            if (!CLASS.matcher(name).matches() || name.compareTo(before) <= 0) {
                throw PackFault.archive("\"" + name + "\" is no part of a pack, or not in its order");
            }
            before = name;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

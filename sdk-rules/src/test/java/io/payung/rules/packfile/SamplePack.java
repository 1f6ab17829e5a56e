package io.payung.rules.packfile;

import io.payung.rules.ProductFolder;
import io.payung.rules.archive.StrictZip;
import io.payung.rules.archive.ZipBounds;
import io.payung.rules.archive.ZipRefused;
import io.payung.rules.pack.CompiledPack;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sample product, compiled once for all tests, and its file taken apart. */
public final class SamplePack {

    static final ZipBounds BOUNDS = new ZipBounds(20_000, 16 << 20, 64L << 20, 100);
    public static final PackSigner SIGNER = PackSigner.create();
    public static final TrustedKeys TRUSTED = TrustedKeys.parse(SIGNER.trustedLine("committee"));
    static final PackStamp STAMP = PackStamp.of("drools 0", 7);

    private static CompiledPack pack;

    private SamplePack() {}

    public static synchronized CompiledPack compiled() {
        if (pack == null) {
            pack = ProductFolder.sample().compile();
        }
        return pack;
    }

    static byte[] signed() {
        return PackFile.write(compiled(), STAMP, SIGNER);
    }

    /** Name → bytes, in the order of the file. */
    static Map<String, byte[]> parts(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            StrictZip zip = StrictZip.open(file, BOUNDS);
            for (String name : zip.names()) {
                parts.put(name, zip.content(name));
            }
            return parts;
        } catch (ZipRefused e) {
            throw new AssertionError(e);
        }
    }

    static byte[] file(Map<String, byte[]> parts) {
        try {
            return StrictZip.write(parts, BOUNDS);
        } catch (ZipRefused e) {
            throw new AssertionError(e);
        }
    }
}

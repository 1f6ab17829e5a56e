package io.payung.rules.packfile;

import io.payung.product.ProductStatus;
import java.util.List;

/**
 * What a pack file holds; its canonical JSON is what is signed.
 *
 * @param format        how the file is written
 * @param product       product id
 * @param version       the designer's version
 * @param status        draft, approved, on-sale or closed
 * @param sourceDigest  digest of the canonical source: what policies pin
 * @param contentDigest digest of the source without status, approvals and sale stops: what approvals name
 * @param stamp         engine, facts, SDK and release
 * @param parts         every other part of the file, in its order
 */
public record PackManifest(int format, String product, int version, ProductStatus status, String sourceDigest, String contentDigest,
        PackStamp stamp, List<Part> parts) {

    /** The only format that is written and read here. Raised whenever a part or the definition of a product is written otherwise. */
    static final int FORMAT = 2;

    /**
     * One part of the file.
     *
     * @param length in bytes, unpacked
     * @param sha256 lower-case, of the unpacked bytes
     */
    public record Part(String name, int length, String sha256) {}

    public PackManifest {
        parts = List.copyOf(parts);
    }

    /** For example {@code personal-accident v3 release 1767225600}. */
    @Override
    public String toString() {
        return product + " v" + version + " release " + stamp.release();
    }
}

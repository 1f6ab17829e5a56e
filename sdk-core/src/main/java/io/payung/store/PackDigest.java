package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;

/** A pack is only as good as its digest, so it is checked on the way in and on the way out. */
final class PackDigest {

    private PackDigest() {}

    /** @return the source */
    static PackSource check(String digest, PackSource source) {
        if (!source.digest().equals(digest)) {
            throw new PayungException(
                    "PACK_DIGEST_MISMATCH", "the pack under " + digest + " has another content; restore it from a backup or its folder");
        }
        return source;
    }
}

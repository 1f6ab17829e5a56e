package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;

/** A pack is only as good as its digest, so it is checked on the way in and on the way out. */
final class PackDigest {

    private PackDigest() {}

    /** Without its pack nobody could decide a policy's claims. */
    static void requireKept(boolean kept, String digest) {
        if (!kept) {
            throw new PayungException("PACK_NOT_KEPT", "keep the pack " + digest + " before a policy that is pinned to it");
        }
    }

    /** @return the source */
    static PackSource check(String digest, PackSource source) {
        if (!source.digest().equals(digest)) {
            throw new PayungException(
                    "PACK_DIGEST_MISMATCH", "the pack under " + digest + " has another content; restore it from a backup or its folder");
        }
        return source;
    }
}

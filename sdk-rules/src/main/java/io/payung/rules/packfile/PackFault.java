package io.payung.rules.packfile;

import io.payung.fault.PayungException;

/** Why a pack file is refused, each with what to do. */
final class PackFault {

    private PackFault() {}

    static PayungException archive(String why) {
        return new PayungException("PACK_ARCHIVE_REFUSED", "this is no pack file as payung compile writes it: " + why
                + "; copy it again, or compile the product again");
    }

    static PayungException altered(String what) {
        return new PayungException("PACK_ALTERED", what + "; do not use the file, and compile the product again from a source you trust");
    }

    static PayungException unsigned() {
        return new PayungException("PACK_UNSIGNED", "nobody signed the pack; sign it where it is compiled: payung compile --key FILE");
    }

    static PayungException keyUnknown(String key) {
        return new PayungException("PACK_KEY_UNKNOWN", "the pack is signed with key " + key.substring(0, Math.min(key.length(), 32))
                .replaceAll("[^0-9a-f]", "?") + ", which is not trusted here; add its public key to the trusted keys if you know whose it is");
    }

    static PayungException keyNotOfToday(TrustedKey key) {
        return new PayungException("PACK_KEY_UNKNOWN", "the pack is signed with the key of \"" + key.name() + "\", which is trusted from "
                + (key.from() == null ? "ever" : key.from()) + " until " + (key.until() == null ? "ever" : key.until())
                + " only; sign it with a key that is trusted today");
    }

    static PayungException format(int format) {
        return new PayungException("PACK_FORMAT_MISMATCH", "the pack file is written in format " + format + ", and this SDK reads format "
                + PackManifest.FORMAT + "; compile it again with this SDK: payung compile --from FILE");
    }
}

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

    static PayungException format(int format) {
        return new PayungException("PACK_FORMAT_MISMATCH", "the pack file is written in format " + format + ", and this SDK reads format "
                + PackManifest.FORMAT + "; compile it again with this SDK: payung compile --from FILE");
    }
}

package io.payung.rules.packfile;

import io.payung.rules.fact.FactsSchema;

/** Why a pack file is refused, each with what to do. */
final class PackFault {

    private static final String COMPILE = "compile it again for this server: payung compile --from FILE";

    private PackFault() {}

    static PackRefused archive(String why) {
        return new PackRefused("PACK_ARCHIVE_REFUSED", "this is no pack file as payung compile writes it: " + why,
                "copy it again, or compile the product again");
    }

    static PackRefused altered(String what) {
        return new PackRefused("PACK_ALTERED", what, "do not use the file, and compile the product again from a source you trust");
    }

    static PackRefused unsigned() {
        return new PackRefused("PACK_UNSIGNED", "nobody signed the pack", "sign it where it is compiled: payung compile --key FILE");
    }

    static PackRefused keyUnknown(String key) {
        String shown = key.substring(0, Math.min(key.length(), 2 * PackSignature.ID_BYTES)).replaceAll("[^0-9a-f]", "?");
        return new PackRefused("PACK_KEY_UNKNOWN", "the pack is signed with key " + shown + ", which is not trusted here",
                "add its public key to the trusted keys if you know whose it is");
    }

    static PackRefused keyNotOfToday(TrustedKey key) {
        String from = key.from() == null ? "" : " from " + key.from();
        String until = key.until() == null ? "" : " until " + key.until();
        return new PackRefused("PACK_KEY_UNKNOWN", "the pack is signed with the key of \"" + key.name() + "\", which is trusted" + from + until
                + " only", "sign it with a key that is trusted today");
    }

    static PackRefused format(int format) {
        return new PackRefused("PACK_FORMAT_MISMATCH", "the pack file is written in format " + format + ", and this SDK reads format "
                + PackManifest.FORMAT, COMPILE);
    }

    static PackRefused engine(String engine, String here) {
        return new PackRefused("PACK_ENGINE_MISMATCH", "the pack was compiled by \"" + engine + "\", and this server decides with \"" + here
                + "\"", COMPILE);
    }

    static PackRefused facts(int facts) {
        return new PackRefused("PACK_FACTS_MISMATCH", "the rules of the pack read facts of version " + facts
                + ", and this server has version " + FactsSchema.VERSION, "update the SDK of the server, or " + COMPILE);
    }
}

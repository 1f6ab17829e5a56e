package io.payung.store;

import io.payung.consent.Consent;
import io.payung.json.CanonicalJson;
import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed in a consent record's row. A record from before there was a salt is the consent alone.
 *
 * @param salt random, in hexadecimal: forgotten together with the person, and then the digest beside it tells nothing
 */
record SealedConsent(@Nullable String salt, @Nullable Consent consent) {

    static SealedConsent of(byte[] salt, Consent consent) {
        return new SealedConsent(HexFormat.of().formatHex(salt), consent);
    }

    /** SHA-256 over the salt and the consent's canonical JSON: what is sealed cannot be opened as something else later. */
    String saltedDigest() {
        return PackSource.sha256(salt + new String(CanonicalJson.write(consent == null ? "" : consent), StandardCharsets.UTF_8));
    }

    static Consent read(byte[] json) {
        Consent consent = CanonicalJson.read(json, SealedConsent.class).consent();
        return consent == null ? CanonicalJson.read(json, Consent.class) : consent;
    }

    @Override
    public String toString() {
        return "SealedConsent[****]";
    }
}

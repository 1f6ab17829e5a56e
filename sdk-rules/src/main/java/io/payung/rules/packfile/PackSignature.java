package io.payung.rules.packfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A signature over the manifest of a pack file. What is signed begins with words of its own, so that a signature made for anything else is
 * none of a pack.
 *
 * @param algorithm always {@code Ed25519}: a file never chooses how it is checked
 * @param key       id of the key that signed
 * @param signature in Base64
 */
record PackSignature(String algorithm, String key, String signature) {

    static final String ALGORITHM = "Ed25519";

    private static final byte[] PURPOSE = "io.payung.pack.manifest.1\0".getBytes(StandardCharsets.US_ASCII);
    static final int ID_BYTES = 16;

    /** The first half of the SHA-256 of the encoded public key, in hex. */
    static String idOf(PublicKey key) {
        return PackFile.sha256(key.getEncoded()).substring(0, 2 * ID_BYTES);
    }

    static byte[] signed(byte[] manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PURPOSE);
        bytes.writeBytes(manifest);
        return bytes.toByteArray();
    }

    /** Who signed the manifest, of those who are trusted on the day. @param written the signature's JSON; absent when there is none */
    static TrustedKey check(byte @Nullable [] written, byte[] manifest, TrustedKeys trusted, LocalDate day) {
        if (written == null) {
            throw PackFault.unsigned();
        }
        PackSignature signature = PackJson.read(PackFile.SIGNATURE, written, PackSignature.class);
        TrustedKey key = trusted.byId(signature.key()).orElseThrow(() -> PackFault.keyUnknown(signature.key()));
        if (!key.countsOn(day)) {
            throw PackFault.keyNotOfToday(key);
        }
        if (!signature.isOf(manifest, key.key())) {
            throw PackFault.altered("its signature is not that of \"" + key.name() + "\" under its manifest");
        }
        return key;
    }

    /** Whether the key signed exactly this manifest. */
    boolean isOf(byte[] manifest, PublicKey by) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(by);
            check.update(signed(manifest));
            return algorithm.equals(ALGORITHM) && Base64.getEncoder().encodeToString(bytes).equals(signature) && check.verify(bytes);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }
}

package io.payung.certificate;

import io.payung.key.Hmac;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.key.SecretKey;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token in a certificate's QR code: version, id of the key, 128 secret bits, and the policy's reference encrypted. The secret is derived from the
 * reference under a key of its own purpose (HMAC-SHA-256, cut to 128 bits) and is what the reference is encrypted under (the construction of a synthetic
 * IV, RFC 5297): so it needs no column, is the same at every printing, signs the reference, and tells whoever has not got the key nothing. A token names
 * its key, so that it stays genuine after a rotation as long as {@link Keys#byId} still finds that key.
 */
final class CertificateTokens {

    private static final byte VERSION = 1;
    private static final int SECRET = 16;
    /** Of a key's id (at most 40 characters), a partner's (63) and a policy's number (40), with room. */
    private static final int LONGEST = 400;
    private static final Parsed NOBODYS = new Parsed("", new byte[SECRET], new byte[32]);

    private final Keys keys;

    CertificateTokens(Keys keys) {
        this.keys = keys;
    }

    /** Whose certificate it is. */
    record Reference(PartnerId partner, PolicyNumber policy) {}

    private record Parsed(String key, byte[] secret, byte[] sealed) {}

    String of(Reference reference) {
        SecretKey key = keys.current(KeyPurpose.CERTIFICATE);
        byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
        byte[] clear = (reference.partner().value() + "\n" + reference.policy().value()).getBytes(StandardCharsets.UTF_8);
        byte[] secret = secret(key, clear);
        byte[] sealed = encrypted(key, secret, clear);
        ByteBuffer token = ByteBuffer.allocate(2 + id.length + SECRET + sealed.length);
        token.put(VERSION).put((byte) id.length).put(id).put(secret).put(sealed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The same work for every text: nothing tells a malformed token from one that is wrong in one bit. */
    Optional<Reference> open(String token) {
        Optional<Parsed> parsed = parsed(token);
        Parsed read = parsed.orElse(NOBODYS);
        Optional<SecretKey> key = parsed.flatMap(each -> keys.byId(KeyPurpose.CERTIFICATE, each.key()));
        SecretKey tried = key.orElseGet(() -> keys.current(KeyPurpose.CERTIFICATE));
        byte[] clear = encrypted(tried, read.secret(), read.sealed());
        boolean genuine = MessageDigest.isEqual(secret(tried, clear), read.secret());
        if (!genuine || key.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = new String(clear, StandardCharsets.UTF_8).split("\n", 2);
        return Optional.of(new Reference(PartnerId.of(parts[0]), new PolicyNumber(parts[1])));
    }

    private static Optional<Parsed> parsed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // One token has one spelling.
        boolean canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
        int id = bytes.length > 1 ? bytes[1] : -1;
        if (!canonical || id < 1 || bytes[0] != VERSION || bytes.length <= 2 + id + SECRET) {
            return Optional.empty();
        }
        int secret = 2 + id;
        return Optional.of(new Parsed(
                new String(bytes, 2, id, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, secret, secret + SECRET),
                Arrays.copyOfRange(bytes, secret + SECRET, bytes.length)));
    }

    private static byte[] secret(SecretKey key, byte[] clear) {
        byte[] derived = Hmac.sha256(key.bytes(), "certificate secret");
        // One character a byte, so that different bytes are different texts.
        return Arrays.copyOf(Hmac.sha256(derived, new String(clear, StandardCharsets.ISO_8859_1)), SECRET);
    }

    /** Encrypts, and decrypts what is encrypted. */
    private static byte[] encrypted(SecretKey key, byte[] secret, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] derived = Hmac.sha256(key.bytes(), "certificate reference");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, "AES"), new IvParameterSpec(secret));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in counter mode", e);
        }
    }
}

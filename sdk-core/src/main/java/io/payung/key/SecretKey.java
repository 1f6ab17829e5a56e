package io.payung.key;

import io.payung.fault.PayungException;
import java.security.MessageDigest;

/**
 * 32 secret bytes with an id that may be shown.
 *
 * @param id    1 to 40 characters; stored beside everything the key protects, so that keys can be rotated
 * @param bytes exactly 32
 */
public record SecretKey(String id, byte[] bytes) {

    /** AES-256, HMAC-SHA-256. */
    public static final int LENGTH = 32;

    private static final int MAX_ID_LENGTH = 40;

    public SecretKey {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new PayungException("KEY_ID", "the id of a key has 1 to " + MAX_ID_LENGTH + " characters, not " + id.length());
        }
        if (bytes.length != LENGTH) {
            throw new PayungException("KEY_LENGTH", "key \"" + id + "\" has " + bytes.length + " bytes, it needs " + LENGTH);
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretKey that && id.equals(that.id) && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SecretKey[" + id + "]";
    }
}

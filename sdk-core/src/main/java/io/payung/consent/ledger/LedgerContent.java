package io.payung.consent.ledger;

import io.payung.json.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an entry of the chain is about: the clear columns of a consent record or withdrawal, with digests instead of whatever is encrypted.
 * So the chain stays provable when a person's key is destroyed, and nothing in it has to be kept secret.
 */
public record LedgerContent(UUID record, SortedMap<String, Object> fields) {

    public LedgerContent {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Lower-case SHA-256 of the canonical JSON. */
    public String digest() {
        return CanonicalJson.digest(fields);
    }

    /** Lower-case SHA-256 of the bytes. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "LedgerContent[" + record + "]";
    }
}

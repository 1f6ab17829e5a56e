package io.payung.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.key.IdSource;
import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the holder keeps beside the number: 140 random bits, given once at issue, or when the holder has died, and stored only as a digest. */
public record HolderSecret(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HolderSecret {}

    /** A new one, for whoever is the holder from now on. */
    public static HolderSecret drawn(IdSource ids) {
        return Numbers.secret(ids);
    }

    /**
     * What the store keeps. A plain digest suffices, because nobody can try 140 random bits. Case, spaces and hyphens do not count, and the letters
     * O, I and L count as the digits they look like: people copy a secret from paper.
     */
    public String digest() {
        return PackSource.sha256(Handwriting.read(value));
    }

    /** Compared in constant time. */
    public boolean matches(String digest) {
        return MessageDigest.isEqual(digest().getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "HolderSecret[****]";
    }
}

package io.payung.access;

import io.payung.key.IdSource;
import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its partner sends it, {@code pyk_ID_SECRET}: 64 random bits that name it and 256 that prove it. It is shown once, when it is made;
 * what is kept is {@link #hash}. A plain SHA-256 suffices there: slow and salted hashes protect what people choose, and nobody can try 256 random
 * bits, whatever the speed.
 */
public final class ApiKey {

    /** More characters than this are no key. */
    public static final int LENGTH = 64;

    private static final Pattern SHAPE = Pattern.compile("pyk_(?<id>[a-z0-9]{16})_(?<secret>[A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final String value;

    private ApiKey(String id, String value) {
        this.id = id;
        this.value = value;
    }

    /** A key that nobody has had before. */
    public static ApiKey fresh(IdSource ids) {
        String id = HexFormat.of().formatHex(ids.randomBytes(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(SECRET_BYTES));
        return new ApiKey(id, "pyk_" + id + "_" + secret);
    }

    /** The key, or nothing when the text has another shape. */
    public static Optional<ApiKey> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        return text.length() == LENGTH && parts.matches() ? Optional.of(new ApiKey(parts.group("id"), text)) : Optional.empty();
    }

    /** Public: it may be logged, and says which key to replace. */
    public String id() {
        return id;
    }

    /** What the partner sends. Give it to the partner and keep it nowhere. */
    public String value() {
        return value;
    }

    /** What is kept to know the key again: its id and its SHA-256. */
    public String hash() {
        return id + "." + PackSource.sha256(value);
    }

    /** Compared in constant time. */
    public boolean matches(PartnerKey kept) {
        return MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII), kept.hash().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}

package io.payung.product;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical source of a product folder: relative path with forward slashes → text in UTF-8, NFC and LF. Its digest is what
 * policies pin, because compiled bytes are not reproducible.
 */
public record PackSource(SortedMap<String, String> files) {

    public PackSource {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Lower-case SHA-256 over one line {@code sha256-of-file path} for each file, in the order of the paths. */
    public String digest() {
        StringBuilder manifest = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            manifest.append(sha256(file.getValue())).append(' ').append(file.getKey()).append('\n');
        }
        return sha256(manifest.toString());
    }

    /** The digest that an approval names: it stays the same when only the status, the approvals or the sale stops of product.yaml change. */
    public String contentDigest() {
        TreeMap<String, String> content = new TreeMap<>(files);
        content.computeIfPresent("product.yaml", (path, text) -> ApprovableText.of(text));
        return new PackSource(content).digest();
    }

    /** Lower-case SHA-256 of the text's UTF-8 bytes. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "PackSource" + files.keySet();
    }
}

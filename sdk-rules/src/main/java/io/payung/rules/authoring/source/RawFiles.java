package io.payung.rules.authoring.source;

import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a product folder as they were read at one moment: their names and sizes are on the list, and nobody has looked into them yet.
 *
 * @param files path inside the folder → bytes
 */
public record RawFiles(SortedMap<String, byte[]> files) {

    public RawFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The text of a stored source. */
    public static RawFiles of(PackSource stored) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        stored.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new RawFiles(files);
    }

    /** The stored source again. */
    public PackSource texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            texts.put(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8));
        }
        return new PackSource(texts);
    }

    @Override
    public String toString() {
        return "RawFiles" + files.keySet();
    }
}

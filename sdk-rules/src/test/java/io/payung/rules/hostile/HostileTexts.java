package io.payung.rules.hostile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The short texts of the corpus, for tests of other packages. */
public final class HostileTexts {

    private static final int SHORT = 2_000;

    private final List<String> all = new ArrayList<>();

    public HostileTexts(Path folder) {
        try (Canaries canaries = Canaries.at(folder)) {
            for (Cell cell : Cell.values()) {
                CorpusText.read(cell, canaries).forEach(pack -> pack.delta().files().forEach((file, bytes) -> {
                    boolean rules = bytes != null && bytes.length > 0 && bytes.length < SHORT;
                    if (rules) {
                        all.add(new String(bytes, StandardCharsets.UTF_8));
                    }
                }));
            }
        }
    }

    /** Never empty. */
    public List<String> all() {
        return all;
    }
}

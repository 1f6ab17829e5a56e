package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.FolderReading.Reading;
import io.payung.rules.pack.PackCompiler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Content that is no longer in a folder: archived, or replaced while offers of it may be open. Sources are small and kept in greater number
 * than the classes compiled from them; both are bounded, and whatever was sold is in the archive. Safe for several threads.
 */
final class ReopenedPacks {

    private static final int MAX_SOURCES = 50;
    private static final int MAX_PACKS = 20;

    private final PackCompiler compiler;
    private final Map<String, PackSource> replaced = newest(MAX_SOURCES);
    private final Map<String, ProductPack> packs = newest(MAX_PACKS);

    ReopenedPacks(PackCompiler compiler) {
        this.compiler = compiler;
    }

    /** Keeps the sources that the new reading has no longer. */
    void remember(Reading before, Reading now) {
        Set<String> served = now.packs().stream().map(pack -> pack.ref().digest()).collect(Collectors.toSet());
        before.packs().stream().filter(pack -> !served.contains(pack.ref().digest()))
                .forEach(pack -> replaced.put(pack.ref().digest(), pack.source()));
    }

    Optional<ProductPack> find(String digest) {
        return Optional.ofNullable(replaced.get(digest)).map(this::open);
    }

    /** Synchronized, so that ten claims on one old policy compile its rules once. */
    synchronized ProductPack open(PackSource source) {
        String digest = source.digest();
        ProductPack known = packs.get(digest);
        if (known != null) {
            return known;
        }
        ProductPack pack = ServedPack.of(compiler.compile(source));
        packs.put(digest, pack);
        return pack;
    }

    private static <V> Map<String, V> newest(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }
}

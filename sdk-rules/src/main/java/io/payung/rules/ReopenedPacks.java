package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.PackReading.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Content that is no longer in a folder: archived, or replaced while offers of it may be open. What is needed to make it ready again is small
 * and kept in greater number than its classes; both are bounded, and whatever was sold is in the archive. Safe for several threads.
 */
final class ReopenedPacks {

    private static final int MAX_REPLACED = 50;
    private static final int MAX_PACKS = 20;

    private final PackSupply supply;
    private final Map<String, Supplier<ProductPack>> replaced = newest(MAX_REPLACED);
    private final Map<String, ProductPack> packs = newest(MAX_PACKS);

    ReopenedPacks(PackSupply supply) {
        this.supply = supply;
    }

    /** Keeps what the new reading has no longer. */
    void remember(Reading before, Reading now) {
        Set<String> served = now.packs().stream().map(pack -> pack.ref().digest()).collect(Collectors.toSet());
        before.serving().values().stream().filter(loaded -> !served.contains(loaded.pack().ref().digest()))
                .forEach(loaded -> replaced.put(loaded.pack().ref().digest(), loaded.again()));
    }

    /** Synchronized, so that ten claims on one old policy make its rules ready once. */
    synchronized Optional<ProductPack> find(String digest) {
        ProductPack known = packs.get(digest);
        if (known != null) {
            return Optional.of(known);
        }
        Supplier<ProductPack> again = replaced.get(digest);
        Optional<ProductPack> found = again == null ? supply.find(digest) : Optional.of(again.get());
        found.ifPresent(pack -> packs.put(digest, pack));
        return found;
    }

    synchronized ProductPack open(PackSource source) {
        return find(source.digest()).orElseGet(() -> {
            ProductPack pack = supply.reopen(source);
            packs.put(source.digest(), pack);
            return pack;
        });
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

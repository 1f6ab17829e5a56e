package io.payung.product;

import java.util.SortedMap;
import java.util.TreeMap;

/** Releases as long as the process runs. */
final class RememberedReleases implements ReleaseLedger {

    private final SortedMap<ProductId, SortedMap<Integer, Release>> products = new TreeMap<>();

    @Override
    public synchronized SortedMap<Integer, Release> published(ProductId product) {
        return new TreeMap<>(products.getOrDefault(product, new TreeMap<>()));
    }

    @Override
    public synchronized void raise(ProductId product, int version, Release release) {
        products.computeIfAbsent(product, key -> new TreeMap<>())
                .merge(version, release, (known, now) -> now.number() > known.number() ? now : known);
    }
}

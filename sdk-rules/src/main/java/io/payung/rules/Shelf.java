package io.payung.rules;

import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is served at one moment. Immutable, so that publishing swaps one reference. */
final class Shelf {

    private static final Comparator<ProductPack> NEWEST = Comparator.comparing(pack -> pack.product().version());

    private final List<ProductPack> packs;
    private final Set<ProductStatus> sold;
    private final Map<String, ProductPack> byDigest = new HashMap<>();

    /** @param sold the states in which a version is sold */
    Shelf(List<ProductPack> packs, Set<ProductStatus> sold) {
        this.packs = List.copyOf(packs);
        this.sold = Set.copyOf(sold);
        packs.forEach(pack -> byDigest.put(pack.ref().digest(), pack));
    }

    List<ProductPack> packs() {
        return packs;
    }

    List<ProductPack> onSale(Instant at) {
        return packs.stream().map(pack -> pack.product().id()).distinct().sorted().map(id -> onSale(id, at)).flatMap(Optional::stream)
                .toList();
    }

    /** Of the versions that may be sold on that day, the highest. */
    Optional<ProductPack> onSale(ProductId product, Instant at) {
        return packs.stream()
                .filter(pack -> pack.product().id().equals(product))
                .filter(pack -> sold.contains(pack.product().status()) && pack.product().onSale().contains(at))
                .max(NEWEST);
    }

    Optional<ProductPack> byDigest(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }
}

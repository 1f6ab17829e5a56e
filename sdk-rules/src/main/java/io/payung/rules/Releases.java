package io.payung.rules;

import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ReleaseLedger;
import io.payung.product.ReleaseLedger.Release;
import io.payung.rules.PackSupply.Loaded;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Tells what was published here already from what is new. Drafts are never published. Safe for several threads. */
final class Releases {

    private final ReleaseLedger ledger;

    Releases(ReleaseLedger ledger) {
        this.ledger = ledger;
    }

    /** For products that are compiled here, of which whoever edits the folder is the ledger. */
    static Releases none() {
        return new Releases(ReleaseLedger.inMemory());
    }

    /**
     * Whether the version was published in a later release, or with other content in the same one. Also the same content is older then: what was
     * compiled of it may not be what is compiled of it today.
     */
    boolean isOlder(Loaded loaded) {
        ProductPack pack = loaded.pack();
        if (loaded.release() == 0) {
            return false;
        }
        Release known = ledger.published(pack.product().id()).get(pack.ref().version());
        if (known == null || loaded.release() > known.number()) {
            return false;
        }
        return loaded.release() < known.number() || !pack.ref().digest().equals(known.digest());
    }

    /** Product → highest version that was published, of every product that offers lower ones only. */
    Map<ProductId, Integer> fallenBack(Collection<Loaded> found) {
        Map<ProductId, Integer> offered = new TreeMap<>();
        found.stream().filter(Releases::counts).forEach(loaded ->
                offered.merge(loaded.pack().product().id(), loaded.pack().ref().version(), Math::max));
        Map<ProductId, Integer> fallen = new TreeMap<>();
        offered.forEach((product, highest) -> {
            TreeMap<Integer, Release> published = new TreeMap<>(ledger.published(product));
            if (!published.isEmpty() && published.lastKey() > highest) {
                fallen.put(product, published.lastKey());
            }
        });
        return fallen;
    }

    /** Remembers what is about to be served. */
    void publish(Collection<Loaded> served) {
        for (Loaded loaded : served) {
            ProductPack pack = loaded.pack();
            if (counts(loaded)) {
                ledger.raise(pack.product().id(), pack.ref().version(), new Release(loaded.release(), pack.ref().digest()));
            }
        }
    }

    private static boolean counts(Loaded loaded) {
        return loaded.release() > 0 && PackReading.isApproved(loaded.pack());
    }
}

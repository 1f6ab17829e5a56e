package io.payung.store;

import io.payung.product.PackArchive;
import io.payung.product.PackSource;
import java.util.Optional;

/** Pack sources by digest, in memory. */
final class MemoryPacks implements PackArchive {

    private final MemoryUnitOfWork units;
    private final MemoryTable<String, PackSource> rows;

    MemoryPacks(MemoryUnitOfWork units) {
        this.units = units;
        this.rows = new MemoryTable<>(units, "pack");
    }

    @Override
    public void keep(String digest, PackSource source) {
        PackDigest.check(digest, source);
        units.run(() -> {
            if (rows.find(digest).isEmpty()) {
                rows.put(digest, source);
            }
            return digest;
        });
    }

    @Override
    public Optional<PackSource> find(String digest) {
        return rows.find(digest);
    }
}

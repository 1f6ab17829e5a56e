package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.product.ProductId;
import io.payung.product.ReleaseLedger;
import java.util.SortedMap;
import java.util.TreeMap;

/** Releases of one partner, in memory. */
final class MemoryReleases implements ReleaseLedger {

    private final MemoryUnitOfWork units;
    private final MemoryTable<Key, Row> rows;
    private final PartnerId partner;

    MemoryReleases(MemoryUnitOfWork units, MemoryTable<Key, Row> rows, PartnerId partner) {
        this.units = units;
        this.rows = rows;
        this.partner = partner;
    }

    record Key(PartnerId partner, ProductId product, int version) {}

    record Row(Key key, Release release) {}

    @Override
    public SortedMap<Integer, Release> published(ProductId product) {
        SortedMap<Integer, Release> releases = new TreeMap<>();
        rows.all().stream().filter(row -> row.key().partner().equals(partner) && row.key().product().equals(product))
                .forEach(row -> releases.put(row.key().version(), row.release()));
        return releases;
    }

    @Override
    public void raise(ProductId product, int version, Release release) {
        Key key = new Key(partner, product, version);
        units.run(() -> {
            units.startWriting();
            boolean known = rows.find(key).filter(row -> row.release().number() >= release.number()).isPresent();
            if (!known) {
                rows.put(key, new Row(key, release));
            }
            return key;
        });
    }
}

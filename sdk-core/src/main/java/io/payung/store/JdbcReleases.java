package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.product.ProductId;
import io.payung.product.ReleaseLedger;
import java.util.SortedMap;
import java.util.TreeMap;

/** Releases of one partner in {@code payung_release}. */
final class JdbcReleases implements ReleaseLedger {

    private static final String RAISE = "update payung_release set release_number = ?, digest = ?"
            + " where partner = ? and product = ? and version = ? and release_number < ?";

    private final JdbcSession session;
    private final PartnerId partner;

    JdbcReleases(JdbcSession session, PartnerId partner) {
        this.session = session;
        this.partner = partner;
    }

    @Override
    public SortedMap<Integer, Release> published(ProductId product) {
        record Row(int version, Release release) {}
        SortedMap<Integer, Release> releases = new TreeMap<>();
        session.list(
                        "select version, release_number, digest from payung_release where partner = ? and product = ?",
                        row -> new Row(row.getInt("version"), new Release(row.getLong("release_number"), row.getString("digest"))),
                        partner.value(),
                        product.value())
                .forEach(row -> releases.put(row.version(), row.release()));
        return releases;
    }

    @Override
    public void raise(ProductId product, int version, Release release) {
        if (raised(product, version, release)) {
            return;
        }
        boolean inserted = session.insertIfAbsent(
                "payung_pk_release",
                "insert into payung_release (partner, product, version, release_number, digest) values (?, ?, ?, ?, ?)",
                partner.value(),
                product.value(),
                version,
                release.number(),
                release.digest());
        if (!inserted) {
            // Another server was quicker: the later of the two stays, whichever it is.
            raised(product, version, release);
        }
    }

    private boolean raised(ProductId product, int version, Release release) {
        return session.update(RAISE, release.number(), release.digest(), partner.value(), product.value(), version, release.number()) == 1;
    }
}

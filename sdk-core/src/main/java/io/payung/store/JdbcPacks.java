package io.payung.store;

import io.payung.json.CanonicalJson;
import io.payung.product.PackArchive;
import io.payung.product.PackSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Pack sources by digest in {@code payung_pack}, as canonical JSON. */
final class JdbcPacks implements PackArchive {

    private final JdbcSession session;

    JdbcPacks(JdbcSession session) {
        this.session = session;
    }

    @Override
    public void keep(String digest, PackSource source) {
        PackDigest.check(digest, source);
        // Nearly always it is there, and then nobody waits for whoever else is keeping it.
        if (!isKept(digest)) {
            session.insertIfAbsent(
                    "payung_pk_pack",
                    "insert into payung_pack (digest, source) values (?, ?)",
                    digest,
                    new String(CanonicalJson.write(source), StandardCharsets.UTF_8));
        }
    }

    @Override
    public Optional<PackSource> find(String digest) {
        return session.first("select source from payung_pack where digest = ?", row -> row.getString("source"), digest)
                .map(json -> CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), PackSource.class))
                .map(source -> PackDigest.check(digest, source));
    }

    boolean isKept(String digest) {
        return session.first("select 1 from payung_pack where digest = ?", row -> true, digest).isPresent();
    }
}

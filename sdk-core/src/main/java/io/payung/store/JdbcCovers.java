package io.payung.store;

import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore;
import io.payung.policy.SumLimit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Covers in {@code payung_cover}. Two covers of one key meet at the key's row in {@code payung_cover_key}, which is locked before looking whether they
 * overlap; sums meet at their row in {@link JdbcSumLimits}. Everybody locks keys by their hash, then persons, then agreements.
 */
final class JdbcCovers implements CoverStore {

    private static final String THE_KEY = " where partner = ? and product = ? and key_hash = ?";
    private static final String THE_COVER = " where partner = ? and holder_kind = ? and holder = ? and state = 'held'";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final IdSource ids;
    private final JdbcSumLimits limits;

    JdbcCovers(JdbcUnitOfWork units, JdbcSession session, PersonVault vault, IdSource ids) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.ids = ids;
        this.limits = new JdbcSumLimits(session);
    }

    @Override
    public Optional<Refusal> take(NewCover cover, Instant now) {
        return units.run(() -> units.keepIf(Optional::isEmpty, () -> write(cover, now)));
    }

    private Optional<Refusal> write(NewCover cover, Instant now) {
        List<byte[]> keys = cover.keys().stream().distinct().map(key -> vault.blindText(cover.partner(), key)).sorted(Arrays::compareUnsigned).toList();
        for (byte[] key : keys) {
            lock(new Key(cover.partner().value(), cover.product(), key));
            if (overlaps(cover, key)) {
                return Optional.of(new Refusal(null));
            }
        }
        UUID id = insert(cover);
        keys.forEach(key -> session.update(
                "insert into payung_cover_key_use (cover_id, partner, product, key_hash) values (?, ?, ?, ?)",
                id, cover.partner().value(), cover.product(), key));
        for (SumLimit limit : inOrder(cover.limits())) {
            if (!limits.count(cover, id, limit, now)) {
                return Optional.of(new Refusal(limit));
            }
        }
        return Optional.empty();
    }

    /** Each once, as everybody locks them. */
    static List<SumLimit> inOrder(List<SumLimit> limits) {
        Map<String, SumLimit> each = new LinkedHashMap<>();
        limits.forEach(limit -> each.putIfAbsent(limit.kind() + "|" + limit.reference(), limit));
        return each.values().stream().sorted(Comparator.comparing(SumLimit::kind).thenComparing(SumLimit::reference)).toList();
    }

    private record Key(String partner, String product, byte[] hash) {}

    /** Inserts the key's row where it is missing, again when an erasure has just taken it away. */
    private void lock(Key key) {
        Object[] values = {key.partner, key.product, key.hash};
        while (session.first("select 1 from payung_cover_key" + THE_KEY + " for update", row -> true, values).isEmpty()) {
            session.insertIfAbsent(
                    "payung_pk_cover_key", "insert into payung_cover_key (partner, product, key_hash) values (?, ?, ?)", values);
        }
    }

    /** The keys of a cover say, to who has the hashing key, whom or what it covered. Sums stay counted. */
    void forgetKeys(PartnerId partner, CoverHolder holder) {
        Object[] values = {partner.value(), holder.kind().key(), holder.reference()};
        String cover = "(select id from payung_cover where partner = ? and holder_kind = ? and holder = ?)";
        List<Key> keys = session.list("select * from payung_cover_key_use where cover_id in " + cover, JdbcCovers::key, values);
        keys.stream().sorted((one, other) -> Arrays.compareUnsigned(one.hash, other.hash)).forEach(this::lock);
        session.update("delete from payung_cover_key_use where cover_id in " + cover, values);
        keys.forEach(key -> session.update(
                "delete from payung_cover_key" + THE_KEY + " and not exists (select 1 from payung_cover_key_use u"
                        + " where u.partner = payung_cover_key.partner and u.product = payung_cover_key.product"
                        + " and u.key_hash = payung_cover_key.key_hash)",
                key.partner, key.product, key.hash));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("partner"), row.getString("product"), row.getBytes("key_hash"));
    }

    private boolean overlaps(NewCover cover, byte[] key) {
        return session.first(
                        "select 1 from payung_cover_key_use k join payung_cover c on c.id = k.cover_id"
                                + " where k.partner = ? and k.product = ? and k.key_hash = ? and c.state = 'held'"
                                + " and c.cover_from <= ? and c.cover_until >= ? fetch first 1 row only",
                        row -> true,
                        cover.partner().value(),
                        cover.product(),
                        key,
                        cover.until(),
                        cover.from())
                .isPresent();
    }

    private UUID insert(NewCover cover) {
        UUID id = ids.uuid();
        session.update(
                "insert into payung_cover (id, partner, product, holder_kind, holder, cover_from, cover_until, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'held')",
                id,
                cover.partner().value(),
                cover.product(),
                cover.holder().kind().key(),
                cover.holder().reference(),
                cover.from(),
                cover.until());
        return id;
    }

    @Override
    public boolean release(PartnerId partner, CoverHolder holder) {
        Object[] cover = {partner.value(), holder.kind().key(), holder.reference()};
        return units.run(() -> session.first("select id from payung_cover" + THE_COVER + " for update", row -> JdbcSession.uuid(row, "id"), cover)
                .map(this::release)
                .orElse(false));
    }

    private boolean release(UUID cover) {
        session
                .list(
                        "select partner, product, key_hash from payung_cover_key_use where cover_id = ?", JdbcCovers::key, cover)
                .stream()
                .sorted((one, other) -> Arrays.compareUnsigned(one.hash, other.hash))
                .forEach(this::lock);
        limits.freeAll(cover);
        return session.update("update payung_cover set state = 'released' where id = ?", cover) == 1;
    }
}

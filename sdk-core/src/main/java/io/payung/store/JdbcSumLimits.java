package io.payung.store;

import io.payung.money.Money;
import io.payung.policy.CoverStore.NewCover;
import io.payung.policy.SumLimit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sums in {@code payung_limit}: one row a person or agreement, raised by a conditional update, which in READ COMMITTED sees what the transaction
 * before it has committed, and held by a constraint. Covers that have ended leave the sum when somebody needs their room.
 */
final class JdbcSumLimits {

    /** As much as the column holds. */
    private static final BigDecimal UNLIMITED = new BigDecimal("999999999999999999");

    private static final String THE_LIMIT = " where partner = ? and kind = ? and reference = ? and currency = ?";

    private final JdbcSession session;

    /** A row of {@code payung_limit}. */
    private record Key(String partner, String kind, String reference, String currency) {

        Object[] with(Object... before) {
            Object[] all = new Object[before.length + 4];
            System.arraycopy(before, 0, all, 0, before.length);
            System.arraycopy(new Object[] {partner, kind, reference, currency}, 0, all, before.length, 4);
            return all;
        }
    }

    JdbcSumLimits(JdbcSession session) {
        this.session = session;
    }

    /** @return false when there is no room */
    boolean count(NewCover cover, UUID id, SumLimit limit, Instant now) {
        Money sum = cover.sumInsured();
        Key key = new Key(cover.partner().value(), limit.kind().key(), limit.reference(), sum.currency().getCurrencyCode());
        BigDecimal most = most(limit.most());
        boolean counted = raise(key, sum.amount(), most) || make(key, sum.amount(), most) || raiseAfterFreeing(key, sum.amount(), most, now);
        if (counted) {
            session.update(
                    "insert into payung_limit_use (cover_id, amount, cover_end, state, partner, kind, reference, currency)"
                            + " values (?, ?, ?, 'counted', ?, ?, ?, ?)",
                    key.with(id, sum.amount(), cover.end()));
        }
        return counted;
    }

    private static BigDecimal most(@Nullable Money most) {
        return most == null ? UNLIMITED : most.amount().min(UNLIMITED);
    }

    private boolean raise(Key key, BigDecimal sum, BigDecimal most) {
        return session.update(
                        "update payung_limit set used = used + ?, bound = ?" + THE_LIMIT + " and used + ? <= ?",
                        sum, most, key.partner, key.kind, key.reference, key.currency, sum, most)
                == 1;
    }

    /** The first cover makes the row, unless somebody else has just made it or there is no room even for the first. */
    private boolean make(Key key, BigDecimal sum, BigDecimal most) {
        if (sum.compareTo(most) > 0 || session.first("select 1 from payung_limit" + THE_LIMIT, row -> true, key.with()).isPresent()) {
            return false;
        }
        return session.insertIfAbsent(
                        "payung_pk_limit",
                        "insert into payung_limit (used, bound, partner, kind, reference, currency) values (?, ?, ?, ?, ?, ?)",
                        key.with(sum, most))
                || raise(key, sum, most);
    }

    private boolean raiseAfterFreeing(Key key, BigDecimal sum, BigDecimal most, Instant now) {
        if (session.first("select used from payung_limit" + THE_LIMIT + " for update", row -> true, key.with()).isEmpty()) {
            return false;
        }
        String ended = THE_LIMIT + " and state = 'counted' and cover_end <= ?";
        Object[] values = {key.partner, key.kind, key.reference, key.currency, now};
        BigDecimal freed = session.first("select coalesce(sum(amount), 0) from payung_limit_use" + ended, row -> row.getBigDecimal(1), values).orElseThrow();
        if (freed.signum() == 0) {
            return false;
        }
        session.update("update payung_limit_use set state = 'freed'" + ended, values);
        lower(key, freed);
        return raise(key, sum, most);
    }

    /** In the order in which everybody locks them. */
    void freeAll(UUID cover) {
        List<Key> keys = session.list(
                "select partner, kind, reference, currency from payung_limit_use where cover_id = ? order by kind desc, reference",
                row -> new Key(row.getString("partner"), row.getString("kind"), row.getString("reference"), row.getString("currency")),
                cover);
        keys.forEach(key -> free(key, cover));
    }

    private void free(Key key, UUID cover) {
        session.first("select used from payung_limit" + THE_LIMIT + " for update", row -> true, key.with()).orElseThrow();
        session.first(
                        "select amount from payung_limit_use" + THE_LIMIT + " and cover_id = ? and state = 'counted'",
                        row -> row.getBigDecimal("amount"),
                        key.partner, key.kind, key.reference, key.currency, cover)
                .ifPresent(amount -> {
                    session.update(
                            "update payung_limit_use set state = 'freed'" + THE_LIMIT + " and cover_id = ?",
                            key.partner, key.kind, key.reference, key.currency, cover);
                    lower(key, amount);
                });
    }

    private void lower(Key key, BigDecimal sum) {
        session.update("update payung_limit set used = used - ?" + THE_LIMIT, key.with(sum));
    }
}

package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of one page, put together from what was asked. */
final class PageQuery {

    private static final String UNMOVED = " and (p.standing is null or p.standing_since > ?)";
    private static final String UNMOVED_OR_GRACE = " and (p.standing is null or p.standing_since > ? or p.standing = 'in-grace')";

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    PageQuery(String select, PartnerId partner) {
        sql = new StringBuilder(select);
        sql.append(" where p.partner = ?");
        values.add(partner.value());
    }

    void withReference(@Nullable String reference) {
        if (reference != null) {
            and("p.partner_reference = ?", reference);
        }
    }

    void inState(@Nullable PolicyState state, Instant now) {
        if (state == null) {
            return;
        }
        switch (state) {
            case SCHEDULED -> and("p.cover_from > ?" + UNMOVED, now, now);
            case IN_FORCE -> and("p.cover_from <= ? and p.cover_end > ?" + UNMOVED, now, now, now);
            case EXPIRED -> and("p.cover_from <= ? and p.cover_end <= ?" + UNMOVED_OR_GRACE, now, now, now);
            case IN_GRACE -> and("p.standing = ? and p.standing_since <= ? and (p.cover_from > ? or p.cover_end > ?)", state.key(), now, now, now);
            default -> and("p.standing = ? and p.standing_since <= ?", state.key(), now);
        }
    }

    void after(@Nullable PageCursor cursor) {
        if (cursor != null) {
            and(
                    "(p.issued_at < ? or p.issued_at = ? and p.policy_number < ?)",
                    cursor.issuedAt(),
                    cursor.issuedAt(),
                    cursor.number());
        }
    }

    void newestFirst(int limit) {
        sql.append(" order by p.issued_at desc, p.policy_number desc fetch first ").append(limit).append(" rows only");
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    private void and(String condition, Object... given) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(given));
    }
}

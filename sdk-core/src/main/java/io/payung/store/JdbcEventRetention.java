package io.payung.store;

import io.payung.party.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes events that are old and heard, always the first ones of a partner's feed. So the feed stays without holes, and whoever asks behind a place
 * that is gone can be told so. An event that somebody has still to hear, or that is younger than a consent that nobody has sealed, keeps what is
 * behind it in the feed, too.
 */
final class JdbcEventRetention {

    /** By its primary key. */
    private static final String OF_EVENT = " where channel in (select name from payung_event_channel) and event_id = ?";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcEventFeed feed;

    private record Old(UUID event, Instant occurredAt) {}

    JdbcEventRetention(JdbcUnitOfWork units, JdbcSession session, JdbcEventFeed feed) {
        this.units = units;
        this.session = session;
        this.feed = feed;
    }

    int delete(Instant before, int atMost) {
        List<PartnerId> partners = session.list(
                "select distinct partner from payung_outbox where occurred_at < ?", row -> PartnerId.of(row.getString("partner")), before);
        int deleted = 0;
        for (PartnerId partner : partners) {
            int left = atMost - deleted;
            deleted += left == 0 ? 0 : units.run(() -> delete(partner, before, left));
        }
        return deleted;
    }

    /** Under the lock of the partner's feed, so that no two nodes delete at once. Nobody may ever have asked, so places are given first. */
    private int delete(PartnerId partner, Instant before, int atMost) {
        feed.place(partner);
        Instant until = sealedUntil(partner, before);
        List<Old> first = session.list(
                "select id, occurred_at from payung_outbox where partner = ? and feed_position is not null order by feed_position fetch first " + atMost
                        + " rows only",
                JdbcEventRetention::old,
                partner.value());
        List<UUID> gone = new ArrayList<>();
        for (Old each : first) {
            if (!each.occurredAt.isBefore(until) || !isHeard(each.event)) {
                break;
            }
            gone.add(each.event);
        }
        gone.forEach(event -> {
            session.update("delete from payung_delivery" + OF_EVENT, event);
            session.update("delete from payung_outbox where id = ?", event);
        });
        return gone.size();
    }

    private static Old old(ResultSet row) throws SQLException {
        return new Old(JdbcSession.uuid(row, "id"), JdbcSession.instant(row, "occurred_at"));
    }

    private Instant sealedUntil(PartnerId partner, Instant before) {
        return session.first(
                        "select received_at from payung_consent_unsealed where partner = ? and received_at < ? order by received_at fetch first 1 row only",
                        row -> JdbcSession.instant(row, "received_at"),
                        partner.value(),
                        before)
                .orElse(before);
    }

    /** Locked, so that nobody has it told again while it goes. */
    private boolean isHeard(UUID event) {
        Set<String> states = new HashSet<>(
                session.list("select status from payung_delivery" + OF_EVENT + " for update", row -> row.getString("status"), event));
        return !states.contains("pending") && !states.contains("dead");
    }
}

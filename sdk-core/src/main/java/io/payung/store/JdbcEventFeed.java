package io.payung.store;

import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.party.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The partner's events in an order that never changes. Numbers given while a transaction runs would become visible out of order: a reader could
 * pass over a smaller one that commits later. So an event gets its place only after it is committed, from whoever lists events first, under the
 * lock of the partner's row in {@code payung_event_feed}: places become visible in their order, and a late event gets a late place.
 */
final class JdbcEventFeed {

    /** So many at once, to keep the lock short. */
    private static final int BATCH = 500;

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcEvents events;

    private record Placed(long position, Event event) {}

    JdbcEventFeed(JdbcUnitOfWork units, JdbcSession session, JdbcEvents events) {
        this.units = units;
        this.session = session;
        this.events = events;
    }

    EventPage after(PartnerId partner, @Nullable String cursor, int size) {
        EventCursor.checkSize(size);
        long after = EventCursor.parse(cursor);
        if (!session.list("select 1 from payung_outbox where partner = ? and feed_position is null fetch first 1 row only", row -> 1, partner.value())
                .isEmpty()) {
            units.run(() -> place(partner));
        }
        List<Placed> found = session.list(
                JdbcEvents.SELECT + " where o.partner = ? and o.feed_position > ? order by o.feed_position fetch first " + size + " rows only",
                row -> new Placed(row.getLong("feed_position"), events.read(row)),
                partner.value(),
                after);
        long next = found.isEmpty() ? end(partner, after) + 1 : found.get(0).position;
        if (cursor != null && next > after + 1) {
            throw EventCursor.gone();
        }
        long last = found.isEmpty() ? next - 1 : found.get(found.size() - 1).position;
        return new EventPage(found.stream().map(Placed::event).toList(), EventCursor.of(last));
    }

    /** The last place that was given, if none behind the place is left: places have no holes. One statement, because one may be given any time. */
    private long end(PartnerId partner, long after) {
        String end = "select f.last_position from payung_event_feed f where f.partner = ? and f.last_position > ? and not exists"
                + " (select 1 from payung_outbox o where o.partner = f.partner and o.feed_position > ?)";
        return session.first(end, row -> row.getLong(1), partner.value(), after, after).orElse(after);
    }

    /** By number first: of one stream the earlier event is committed earlier, so it is never behind a later one. */
    int place(PartnerId partner) {
        long position = lock(partner);
        List<UUID> waiting = new ArrayList<>(session.list(
                "select id from payung_outbox where partner = ? and feed_position is null order by event_number, occurred_at, id fetch first " + BATCH
                        + " rows only",
                row -> JdbcSession.uuid(row, "id"),
                partner.value()));
        for (UUID event : waiting) {
            position++;
            session.update("update payung_outbox set feed_position = ? where id = ?", position, event);
        }
        session.update("update payung_event_feed set last_position = ? where partner = ?", position, partner.value());
        return waiting.size();
    }

    private long lock(PartnerId partner) {
        String lock = "select last_position from payung_event_feed where partner = ? for update";
        return session.first(lock, row -> row.getLong(1), partner.value()).orElseGet(() -> {
            session.insertIfAbsent(
                    "payung_pk_event_feed", "insert into payung_event_feed (partner, last_position) values (?, 0)", partner.value());
            return session.first(lock, row -> row.getLong(1), partner.value()).orElseThrow();
        });
    }
}

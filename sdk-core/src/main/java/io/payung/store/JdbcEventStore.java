package io.payung.store;

import io.payung.event.DeadDelivery;
import io.payung.event.Delivery;
import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.event.EventStatus;
import io.payung.event.EventStore;
import io.payung.party.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events in {@code payung_outbox}, and in {@code payung_delivery} who has still to hear of them. An event is due when it is pending, its time has
 * come and nothing before it in its stream is pending or dead; the claim locks the row, passing over what others have locked.
 */
final class JdbcEventStore implements EventStore {

    private static final String THE_DELIVERY = " where channel = ? and event_id = ?";
    private static final String THIS_CLAIM = THE_DELIVERY + " and status = 'pending' and attempts = ?";
    /** Ordered by all of its index, which H2 follows only then: else it looks at everything that is pending for each event that is told. */
    private static final String DUE = "select d.event_id, d.attempts from payung_delivery d"
            + " where d.channel = ? and d.status = 'pending' and d.due_at <= ? and not exists (select 1 from payung_delivery b"
            + " where b.channel = d.channel and b.partner = d.partner and b.stream_kind = d.stream_kind"
            + " and b.stream_reference = d.stream_reference and b.event_number < d.event_number and b.status in ('pending', 'dead'))"
            + " order by d.channel, d.status, d.due_at fetch first 1 row only for update skip locked";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcEvents events;
    private final JdbcEventFeed feed;
    private final JdbcEventRetention retention;

    private record Due(UUID event, int attempts) {}

    JdbcEventStore(JdbcUnitOfWork units, JdbcSession session, PersonVault vault) {
        this.units = units;
        this.session = session;
        this.events = new JdbcEvents(vault);
        this.feed = new JdbcEventFeed(units, session, events);
        this.retention = new JdbcEventRetention(units, session, feed);
    }

    @Override
    public EventPage after(PartnerId partner, @Nullable String cursor, int size) {
        return feed.after(partner, cursor, size);
    }

    @Override
    public void subscribe(String channel, @Nullable PartnerId only, Instant now) {
        boolean fresh = session.insertIfAbsent(
                "payung_pk_event_channel",
                "insert into payung_event_channel (name, partner, subscribed_at) values (?, ?, ?)",
                channel,
                only == null ? null : only.value(),
                now);
        if (!fresh) {
            String known = session.first(
                    "select coalesce(partner, '') from payung_event_channel where name = ?", row -> row.getString(1), channel).orElse("");
            EventChannels.requireSame(channel, known.isEmpty() ? null : PartnerId.of(known), only);
        }
    }

    @Override
    public boolean unsubscribe(String channel) {
        return units.run(() -> {
            session.update("delete from payung_delivery where channel = ?", channel);
            return session.update("delete from payung_event_channel where name = ?", channel) == 1;
        });
    }

    @Override
    public Optional<Delivery> claim(String channel, Instant now, Duration lease) {
        return units.run(() -> session.firstInTurn(DUE, row -> new Due(JdbcSession.uuid(row, "event_id"), row.getInt("attempts")), channel, now)
                .flatMap(due -> take(channel, due, now.plus(lease))));
    }

    /** Nothing when somebody else has taken it meanwhile. */
    private Optional<Delivery> take(String channel, Due due, Instant until) {
        int attempt = due.attempts + 1;
        int taken = session.update(
                "update payung_delivery set attempts = ?, due_at = ?" + THE_DELIVERY + " and status = 'pending' and attempts = ?",
                attempt, until, channel, due.event, due.attempts);
        return taken == 0
                ? Optional.empty()
                : session.first(JdbcEvents.SELECT + " where o.id = ?", events::read, due.event).map(event -> new Delivery(channel, event, attempt));
    }

    @Override
    public void delivered(Delivery delivery) {
        session.update("update payung_delivery set status = 'sent'" + THIS_CLAIM, claim(delivery));
    }

    @Override
    public void retry(Delivery delivery, Instant dueAt) {
        session.update(
                "update payung_delivery set due_at = ?" + THIS_CLAIM, dueAt, delivery.channel(), delivery.event().id(), delivery.attempt());
    }

    @Override
    public void bury(Delivery delivery) {
        session.update("update payung_delivery set status = 'dead'" + THIS_CLAIM, claim(delivery));
    }

    private static Object[] claim(Delivery delivery) {
        return new Object[] {delivery.channel(), delivery.event().id(), delivery.attempt()};
    }

    @Override
    public boolean redeliver(String channel, UUID event, Instant now) {
        return session.update(
                        "update payung_delivery set status = 'pending', attempts = 0, due_at = ?" + THE_DELIVERY, now, channel, event)
                == 1;
    }

    @Override
    public int redeliverDead(String channel, Instant now) {
        return session.update(
                "update payung_delivery set status = 'pending', attempts = 0, due_at = ? where channel = ? and status = 'dead'", now, channel);
    }

    @Override
    public List<DeadDelivery> dead(PartnerId partner, @Nullable String channel, int size) {
        EventCursor.checkSize(size);
        return session.list(
                "select d.channel, d.attempts, o.id, o.stream_kind, o.stream_reference, o.event_number, o.event_type, o.occurred_at"
                        + " from payung_event_channel c join payung_delivery d on d.channel = c.name and d.status = 'dead'"
                        + " join payung_outbox o on o.id = d.event_id where d.partner = ? and c.name = coalesce(?, c.name)"
                        + " order by o.occurred_at, o.id, c.name fetch first " + size + " rows only",
                row -> new DeadDelivery(
                        row.getString("channel"),
                        JdbcSession.uuid(row, "id"),
                        JdbcEvents.stream(row),
                        row.getInt("event_number"),
                        row.getString("event_type"),
                        JdbcSession.instant(row, "occurred_at"),
                        row.getInt("attempts")),
                partner.value(),
                channel);
    }

    @Override
    public OptionalInt redeliverDead(PartnerId partner, String channel, @Nullable UUID event, Instant now) {
        return units.run(() -> has(partner, channel, event) ? OptionalInt.of(revive(partner, channel, event, now)) : OptionalInt.empty());
    }

    private boolean has(PartnerId partner, String channel, @Nullable UUID event) {
        return event == null
                ? !session.list(
                                "select 1 from payung_event_channel where name = ? and (partner is null or partner = ?)",
                                row -> 1, channel, partner.value())
                        .isEmpty()
                : !session.list("select 1 from payung_delivery" + THE_DELIVERY + " and partner = ?", row -> 1, channel, event, partner.value())
                        .isEmpty();
    }

    private int revive(PartnerId partner, String channel, @Nullable UUID event, Instant now) {
        String dead = "update payung_delivery set status = 'pending', attempts = 0, due_at = ? where channel = ? and partner = ? and status = 'dead'";
        return event == null
                ? session.update(dead, now, channel, partner.value())
                : session.update(dead + " and event_id = ?", now, channel, partner.value(), event);
    }

    @Override
    public boolean skip(String channel, UUID event) {
        return session.update("update payung_delivery set status = 'skipped'" + THE_DELIVERY + " and status = 'dead'", channel, event) == 1;
    }

    @Override
    public Optional<Instant> latest() {
        return session.list("select max(occurred_at) as latest from payung_outbox", row -> Optional.ofNullable(row.getObject("latest", OffsetDateTime.class)))
                .get(0)
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public int deleteHeard(Instant before, int atMost) {
        EventCursor.checkSize(atMost);
        return retention.delete(before, atMost);
    }

    @Override
    public Map<String, EventStatus> status() {
        Map<String, EventStatus> status = new TreeMap<>();
        session.list(
                        "select c.name, count(case when d.status = 'pending' then 1 end) as pending,"
                                + " count(case when d.status = 'dead' then 1 end) as dead,"
                                + " min(case when d.status = 'pending' then o.occurred_at end) as oldest from payung_event_channel c"
                                + " left join payung_delivery d on d.channel = c.name and d.status in ('pending', 'dead')"
                                + " left join payung_outbox o on o.id = d.event_id group by c.name",
                        row -> {
                            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                            Instant since = oldest == null ? null : oldest.toInstant();
                            return Map.entry(row.getString("name"), new EventStatus(row.getLong("pending"), since, row.getLong("dead")));
                        })
                .forEach(entry -> status.put(entry.getKey(), entry.getValue()));
        return status;
    }
}

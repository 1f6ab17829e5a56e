package io.payung.store;

import io.payung.event.DeadDelivery;
import io.payung.event.Delivery;
import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.event.EventStatus;
import io.payung.event.EventStore;
import io.payung.event.EventStream;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events and who has heard of them, in memory. One unit writes at a time, so the order in which events are written is the order of their commits. */
final class MemoryEvents implements EventStore {

    private record Stream(PartnerId partner, EventStream stream) {}

    private record Placed(long position, Event event) {}

    private record Channel(String name, @Nullable PartnerId only, boolean known) {

        boolean hears(PartnerId partner) {
            return known && (only == null || only.equals(partner));
        }
    }

    private enum Status {
        PENDING,
        SENT,
        DEAD,
        SKIPPED
    }

    private record Key(String channel, UUID event) {}

    private record Row(Key key, Event event, Status status, int attempts, Instant dueAt) {

        Row with(Status other) {
            return new Row(key, event, other, attempts, dueAt);
        }

        Row due(int attempt, Instant at) {
            return new Row(key, event, Status.PENDING, attempt, at);
        }

        DeadDelivery given() {
            return new DeadDelivery(key.channel, event.id(), event.stream(), event.sequence(), event.type(), event.occurredAt(), attempts);
        }

        boolean isBefore(Row other) {
            return event.partner().equals(other.event.partner())
                    && event.stream().equals(other.event.stream())
                    && event.sequence() < other.event.sequence();
        }
    }

    private final MemoryUnitOfWork units;
    private final Function<PartnerId, Optional<Instant>> unsealedSince;
    private final MemoryTable<UUID, Placed> events;
    private final MemoryTable<Stream, Long> lastSequence;
    private final MemoryTable<PartnerId, Long> lastPosition;
    private final MemoryTable<String, Channel> channels;
    private final MemoryTable<Key, Row> deliveries;

    /** @param unsealedSince when the oldest consent of a partner was received that nobody has sealed */
    MemoryEvents(MemoryUnitOfWork units, Function<PartnerId, Optional<Instant>> unsealedSince) {
        this.units = units;
        this.unsealedSince = unsealedSince;
        this.events = new MemoryTable<>(units, "outbox");
        this.lastSequence = MemoryTable.index(units);
        this.lastPosition = MemoryTable.index(units);
        this.channels = MemoryTable.index(units);
        this.deliveries = MemoryTable.index(units);
    }

    void add(NewEvent created) {
        units.startWriting();
        Stream stream = new Stream(created.partner(), created.stream());
        long sequence = next(lastSequence, stream);
        Instant at = created.occurredAt().truncatedTo(ChronoUnit.MICROS);
        Event event = new Event(
                created.id(), created.partner(), created.stream(), sequence, created.type().key(), at, throughJson(created.data()));
        events.put(event.id(), new Placed(next(lastPosition, event.partner()), event));
        channels.all().stream()
                .filter(channel -> channel.hears(event.partner()))
                .map(channel -> new Row(new Key(channel.name, event.id()), event, Status.PENDING, 0, at))
                .forEach(row -> deliveries.put(row.key, row));
    }

    private static <K> long next(MemoryTable<K, Long> counter, K key) {
        long next = counter.find(key).orElse(0L) + 1;
        counter.put(key, next);
        return next;
    }

    /** So that both kinds of store give back the same. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> throughJson(Map<String, Object> data) {
        return CanonicalJson.read(CanonicalJson.write(data), Map.class);
    }

    @Override
    public EventPage after(PartnerId partner, @Nullable String cursor, int size) {
        EventCursor.checkSize(size);
        long after = EventCursor.parse(cursor);
        // Before the events: whoever commits in between has a place behind it.
        long given = lastPosition.find(partner).orElse(0L);
        List<Placed> found = events.all().stream()
                .filter(placed -> placed.event.partner().equals(partner) && placed.position > after)
                .sorted(Comparator.comparingLong(Placed::position))
                .limit(size)
                .toList();
        long next = found.isEmpty() ? Math.max(after, given) + 1 : found.get(0).position;
        if (cursor != null && next > after + 1) {
            throw EventCursor.gone();
        }
        long last = found.isEmpty() ? next - 1 : found.get(found.size() - 1).position;
        return new EventPage(found.stream().map(Placed::event).toList(), EventCursor.of(last));
    }

    @Override
    public void subscribe(String channel, @Nullable PartnerId only, Instant now) {
        units.run(() -> {
            units.startWriting();
            Optional<Channel> known = channels.find(channel).filter(Channel::known);
            if (known.isEmpty()) {
                channels.put(channel, new Channel(channel, only, true));
            } else {
                EventChannels.requireSame(channel, known.get().only(), only);
            }
            return channel;
        });
    }

    /** What it has not heard is passed over. */
    @Override
    public boolean unsubscribe(String channel) {
        return units.run(() -> {
            units.startWriting();
            Optional<Channel> known = channels.find(channel).filter(Channel::known);
            known.ifPresent(each -> channels.put(channel, new Channel(channel, each.only, false)));
            of(channel).filter(MemoryEvents::isOpen).forEach(row -> deliveries.put(row.key, row.with(Status.SKIPPED)));
            return known.isPresent();
        });
    }

    @Override
    public Optional<Delivery> claim(String channel, Instant now, Duration lease) {
        return units.run(() -> {
            units.startWriting();
            List<Row> open = of(channel).filter(MemoryEvents::isOpen).toList();
            return open.stream()
                    .filter(row -> row.status == Status.PENDING && !row.dueAt.isAfter(now))
                    .filter(row -> open.stream().noneMatch(other -> other.isBefore(row)))
                    .min(Comparator.comparing(Row::dueAt))
                    .map(row -> row.due(row.attempts + 1, now.plus(lease)))
                    .map(row -> {
                        deliveries.put(row.key, row);
                        return new Delivery(channel, row.event, row.attempts);
                    });
        });
    }

    @Override
    public void delivered(Delivery delivery) {
        settle(delivery, row -> row.with(Status.SENT));
    }

    @Override
    public void retry(Delivery delivery, Instant dueAt) {
        settle(delivery, row -> row.due(row.attempts, dueAt));
    }

    @Override
    public void bury(Delivery delivery) {
        settle(delivery, row -> row.with(Status.DEAD));
    }

    @Override
    public boolean redeliver(String channel, UUID event, Instant now) {
        return change(new Key(channel, event), row -> isKnown(channel), row -> row.due(0, now));
    }

    @Override
    public int redeliverDead(String channel, Instant now) {
        return units.run(() -> {
            units.startWriting();
            List<Row> dead = of(channel).filter(row -> row.status == Status.DEAD).toList();
            dead.forEach(row -> deliveries.put(row.key, row.due(0, now)));
            return dead.size();
        });
    }

    @Override
    public List<DeadDelivery> dead(PartnerId partner, @Nullable String channel, int size) {
        EventCursor.checkSize(size);
        return deliveries.all().stream()
                .filter(row -> row.status == Status.DEAD && row.event.partner().equals(partner))
                .filter(row -> channel == null || row.key.channel.equals(channel))
                .sorted(Comparator.comparing((Row row) -> row.event.occurredAt())
                        .thenComparing(row -> row.event.id().toString())
                        .thenComparing(row -> row.key.channel))
                .limit(size)
                .map(Row::given)
                .toList();
    }

    @Override
    public OptionalInt redeliverDead(PartnerId partner, String channel, @Nullable UUID event, Instant now) {
        return units.run(() -> {
            units.startWriting();
            List<Row> known = of(channel).filter(row -> row.event.partner().equals(partner) && (event == null || row.key.event.equals(event))).toList();
            if (channels.find(channel).filter(each -> each.hears(partner)).isEmpty() || event != null && known.isEmpty()) {
                return OptionalInt.empty();
            }
            List<Row> dead = known.stream().filter(row -> row.status == Status.DEAD).toList();
            dead.forEach(row -> deliveries.put(row.key, row.due(0, now)));
            return OptionalInt.of(dead.size());
        });
    }

    @Override
    public boolean skip(String channel, UUID event) {
        return change(new Key(channel, event), row -> row.status == Status.DEAD, row -> row.with(Status.SKIPPED));
    }

    @Override
    public Optional<Instant> latest() {
        return events.all().stream().map(placed -> placed.event.occurredAt()).max(Comparator.naturalOrder());
    }

    @Override
    public int deleteHeard(Instant before, int atMost) {
        EventCursor.checkSize(atMost);
        return units.run(() -> {
            units.startWriting();
            List<Event> old = new ArrayList<>();
            lastPosition.keys().stream().sorted(Comparator.comparing(PartnerId::value)).forEach(partner -> old.addAll(old(partner, before)));
            List<Event> gone = old.subList(0, Math.min(atMost, old.size()));
            gone.forEach(event -> {
                deliveries.all().stream().map(Row::key).filter(key -> key.event.equals(event.id())).forEach(deliveries::remove);
                events.remove(event.id());
            });
            return gone.size();
        });
    }

    /** The first ones of the feed, up to one that is young, still to be heard, or as young as a consent that waits to be sealed. */
    private List<Event> old(PartnerId partner, Instant before) {
        Instant until = unsealedSince.apply(partner).filter(before::isAfter).orElse(before);
        return events.all().stream()
                .filter(placed -> placed.event.partner().equals(partner))
                .sorted(Comparator.comparingLong(Placed::position))
                .map(Placed::event)
                .takeWhile(event -> event.occurredAt().isBefore(until))
                .takeWhile(event -> deliveries.all().stream().noneMatch(row -> row.key.event.equals(event.id()) && isOpen(row)))
                .toList();
    }

    @Override
    public Map<String, EventStatus> status() {
        Map<String, EventStatus> status = new TreeMap<>();
        channels.all().stream().filter(Channel::known).forEach(channel -> status.put(channel.name, status(channel.name)));
        return status;
    }

    private EventStatus status(String channel) {
        List<Row> pending = of(channel).filter(row -> row.status == Status.PENDING).toList();
        Instant oldest = pending.stream().map(row -> row.event.occurredAt()).min(Comparator.naturalOrder()).orElse(null);
        return new EventStatus(pending.size(), oldest, of(channel).filter(row -> row.status == Status.DEAD).count());
    }

    private interface Change {
        Row of(Row row);
    }

    private interface Condition {
        boolean holds(Row row);
    }

    private void settle(Delivery delivery, Change change) {
        Condition ours = row -> row.status == Status.PENDING && row.attempts == delivery.attempt();
        change(new Key(delivery.channel(), delivery.event().id()), ours, change);
    }

    private boolean change(Key key, Condition condition, Change change) {
        return units.run(() -> {
            units.startWriting();
            Optional<Row> row = deliveries.find(key).filter(condition::holds);
            row.ifPresent(found -> deliveries.put(key, change.of(found)));
            return row.isPresent();
        });
    }

    private boolean isKnown(String channel) {
        return channels.find(channel).filter(Channel::known).isPresent();
    }

    private java.util.stream.Stream<Row> of(String channel) {
        return deliveries.all().stream().filter(row -> row.key.channel.equals(channel));
    }

    private static boolean isOpen(Row row) {
        return row.status == Status.PENDING || row.status == Status.DEAD;
    }
}

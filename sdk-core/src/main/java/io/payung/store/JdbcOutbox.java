package io.payung.store;

import io.payung.event.EventStream;
import io.payung.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/** Writes events into {@code payung_outbox}, numbered per stream without gaps, in the transaction of what they tell. */
final class JdbcOutbox {

    private static final String THE_STREAM = " where partner = ? and kind = ? and reference = ?";
    private static final String NEW_STREAM = "insert into payung_event_stream (partner, kind, reference, last_event) values (?, ?, ?, 1)";

    private final JdbcSession session;

    JdbcOutbox(JdbcSession session) {
        this.session = session;
    }

    /** Takes the stream's next number, and with it the stream's row until the unit of work ends. */
    void add(NewEvent event) {
        write(event, nextNumber(event));
    }

    /** For a stream that cannot exist yet. */
    void addFirst(NewEvent event) {
        session.update(NEW_STREAM, key(event));
        write(event, 1);
    }

    private int nextNumber(NewEvent event) {
        Object[] key = key(event);
        if (!grow(key)) {
            if (session.insertIfAbsent("payung_pk_event_stream", NEW_STREAM, key)) {
                return 1;
            }
            grow(key);
        }
        return session.first("select last_event from payung_event_stream" + THE_STREAM, row -> row.getInt("last_event"), key).orElseThrow();
    }

    private boolean grow(Object[] key) {
        return session.update("update payung_event_stream set last_event = last_event + 1" + THE_STREAM, key) == 1;
    }

    private void write(NewEvent event, int number) {
        EventStream stream = event.stream();
        session.update(
                "insert into payung_outbox (id, partner, stream_kind, stream_reference, event_number, event_type, occurred_at, data)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                event.partner().value(),
                stream.kind().key(),
                stream.reference(),
                number,
                event.type().key(),
                event.occurredAt(),
                new String(CanonicalJson.write(event.data()), StandardCharsets.UTF_8));
        session.update(
                "insert into payung_delivery (channel, event_id, partner, stream_kind, stream_reference, event_number, status, attempts, due_at)"
                        + " select c.name, o.id, o.partner, o.stream_kind, o.stream_reference, o.event_number, 'pending', 0, o.occurred_at"
                        + " from payung_outbox o, payung_event_channel c where o.id = ? and (c.partner is null or c.partner = o.partner)",
                event.id());
    }

    private static Object[] key(NewEvent event) {
        return new Object[] {event.partner().value(), event.stream().kind().key(), event.stream().reference()};
    }
}

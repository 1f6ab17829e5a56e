package io.payung.event;

import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something that has happened and is committed. Its data names ids, states and amounts, never a person: whoever needs more asks for it.
 *
 * @param id         the same however often the event is told, so that a receiver can tell a repetition
 * @param partner    whose event it is
 * @param stream     what it happened to
 * @param sequence   its place in the stream, from 1
 * @param type       one of {@link EventType}, or a type that a newer version wrote
 * @param occurredAt when it happened
 * @param data       what is told, by the type's schema
 */
public record Event(
        UUID id, PartnerId partner, EventStream stream, long sequence, String type, Instant occurredAt, Map<String, Object> data) {

    /** The layout of envelope and data. A new member is no new version; a member that goes away or changes is. */
    public static final String API_VERSION = "v1";

    /** Resource with the JSON Schema of the envelope and of every type's data. */
    public static final String SCHEMA = "/io/payung/event/event.schema.json";

    public Event {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    /** What is sent: {@code {apiVersion, data, id, occurredAt, sequence, type}}. */
    public Map<String, Object> envelope() {
        return Map.of(
                "id", id.toString(),
                "type", type,
                "occurredAt", occurredAt.toString(),
                "sequence", sequence,
                "apiVersion", API_VERSION,
                "data", data);
    }

    /** The envelope as JSON in UTF-8: the same bytes each time. */
    public byte[] json() {
        return CanonicalJson.write(envelope());
    }
}

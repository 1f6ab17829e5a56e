package io.payung.store;

import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event about to be written, in the unit of work of what it tells. It gets its number when it is written.
 *
 * @param data by the type's schema; nothing personal, because it is kept and sent in clear
 */
record NewEvent(UUID id, PartnerId partner, EventStream stream, EventType type, Instant occurredAt, Map<String, Object> data) {}

package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events, numbered per policy, in memory. Nothing takes them out yet. */
final class MemoryEvents {

    private record Event(PartnerId partner, @Nullable PolicyNumber policy, long sequence, String type) {}

    private record Stream(PartnerId partner, @Nullable PolicyNumber policy) {}

    private final MemoryTable<UUID, Event> events;
    private final MemoryTable<Stream, Long> lastSequence;

    MemoryEvents(MemoryUnitOfWork units) {
        this.events = new MemoryTable<>(units, "outbox");
        this.lastSequence = MemoryTable.index(units);
    }

    /** @param policy absent for what is about none */
    void add(UUID id, PartnerId partner, @Nullable PolicyNumber policy, String type) {
        Stream stream = new Stream(partner, policy);
        long sequence = lastSequence.find(stream).orElse(0L) + 1;
        lastSequence.put(stream, sequence);
        events.put(id, new Event(partner, policy, sequence, type));
    }
}

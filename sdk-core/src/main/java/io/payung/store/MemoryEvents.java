package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.policy.ApplicationId;
import io.payung.policy.PolicyNumber;
import java.util.UUID;

/** Events, numbered per policy, application or payment, in memory. Nothing takes them out yet. */
final class MemoryEvents {

    /** @param subject the policy, application or payment it is about */
    private record Stream(PartnerId partner, Object subject) {}

    private record Event(Stream stream, long sequence, String type) {}

    private final MemoryTable<UUID, Event> events;
    private final MemoryTable<Stream, Long> lastSequence;

    MemoryEvents(MemoryUnitOfWork units) {
        this.events = new MemoryTable<>(units, "outbox");
        this.lastSequence = MemoryTable.index(units);
    }

    void add(UUID id, PartnerId partner, PolicyNumber policy, String type) {
        add(id, new Stream(partner, policy), type);
    }

    void addOfApplication(UUID id, PartnerId partner, ApplicationId application, String type) {
        add(id, new Stream(partner, application), type);
    }

    void addOfPayment(UUID id, PartnerId partner, String payment, String type) {
        add(id, new Stream(partner, payment), type);
    }

    private void add(UUID id, Stream stream, String type) {
        long sequence = lastSequence.find(stream).orElse(0L) + 1;
        lastSequence.put(stream, sequence);
        events.put(id, new Event(stream, sequence, type));
    }
}

package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimStore;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Claims, in memory, as the JSON that a database would keep. */
final class MemoryClaims implements ClaimStore {

    private record Key(PartnerId partner, ClaimId id) {}

    private record Row(int version, byte[] claim) {}

    private final MemoryUnitOfWork units;
    private final MemoryPolicies policies;
    private final MemoryEvents events;
    private final MemoryTable<Key, Row> rows;

    MemoryClaims(MemoryUnitOfWork units, MemoryPolicies policies, MemoryEvents events) {
        this.units = units;
        this.policies = policies;
        this.events = events;
        this.rows = new MemoryTable<>(units, "claim");
    }

    @Override
    public void insert(Claim claim, UUID eventId, Instant at) {
        units.run(() -> {
            units.startWriting();
            Key key = new Key(claim.partner(), claim.id());
            if (policies.find(claim.partner(), claim.policy()).isEmpty()) {
                throw new PayungException("POLICY_UNKNOWN", "there is no policy " + claim.policy() + " to claim on");
            }
            if (rows.find(key).isPresent()) {
                throw new PayungException("CLAIM_EXISTS", "claim " + claim.id() + " is stored already; update it");
            }
            return write(key, claim, event(eventId, claim, EventType.CLAIM_NOTIFIED, at));
        });
    }

    @Override
    public boolean update(Claim claim, UUID eventId, Instant at) {
        return units.run(() -> {
            units.startWriting();
            Key key = new Key(claim.partner(), claim.id());
            boolean expected = rows.find(key).filter(row -> row.version == claim.version() - 1).isPresent();
            return expected && write(key, claim, event(eventId, claim, EventType.CLAIM_UPDATED, at));
        });
    }

    @Override
    public Optional<Claim> find(PartnerId partner, ClaimId id) {
        return rows.find(new Key(partner, id)).map(row -> CanonicalJson.read(row.claim, Claim.class));
    }

    private static NewEvent event(UUID id, Claim claim, EventType type, Instant at) {
        return new NewEvent(id, claim.partner(), EventStream.policy(claim.policy().value()), type, at, EventData.of(claim));
    }

    private boolean write(Key key, Claim claim, NewEvent event) {
        rows.put(key, new Row(claim.version(), CanonicalJson.write(claim)));
        events.add(event);
        return true;
    }
}

package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimState;
import io.payung.claim.ClaimStore;
import io.payung.erasure.ErasureStore.ClaimTrace;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Claims, in memory, as the JSON that a database would keep. */
final class MemoryClaims implements ClaimStore {

    private record Key(PartnerId partner, ClaimId id) {}

    private record Row(Key key, PolicyNumber policy, ClaimState state, int version, byte[] claim) {}

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
            policies.requireKept(claim.partner(), claim.policy());
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
            policies.requireKept(claim.partner(), claim.policy());
            boolean expected = rows.find(key).filter(row -> row.version == claim.version() - 1).isPresent();
            return expected && write(key, claim, event(eventId, claim, EventType.CLAIM_UPDATED, at));
        });
    }

    @Override
    public Optional<Claim> find(PartnerId partner, ClaimId id) {
        return rows.find(new Key(partner, id)).map(row -> DataKey.readKept(row.claim, Claim.class));
    }

    /** Of these policies, without anything personal. */
    List<ClaimTrace> traces(List<Policy> ofPolicies) {
        return of(ofPolicies).map(row -> new ClaimTrace(row.key.id, row.state)).sorted(Comparator.comparing(trace -> trace.id().value())).toList();
    }

    /** Leaves of the claims on these policies that there were some. */
    void forget(List<Policy> ofPolicies) {
        of(ofPolicies).forEach(row -> rows.put(row.key, new Row(row.key, row.policy, row.state, row.version, DataKey.NOTHING)));
    }

    private Stream<Row> of(List<Policy> ofPolicies) {
        return rows.all().stream()
                .filter(row -> ofPolicies.stream()
                        .anyMatch(policy -> policy.partner().equals(row.key.partner) && policy.number().equals(row.policy)));
    }

    private static NewEvent event(UUID id, Claim claim, EventType type, Instant at) {
        return new NewEvent(id, claim.partner(), EventStream.policy(claim.policy().value()), type, at, EventData.of(claim));
    }

    private boolean write(Key key, Claim claim, NewEvent event) {
        rows.put(key, new Row(key, claim.policy(), claim.state(), claim.version(), CanonicalJson.write(claim)));
        events.add(event);
        return true;
    }
}

package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMove;
import io.payung.claim.ClaimPage;
import io.payung.claim.ClaimStanding;
import io.payung.claim.ClaimState;
import io.payung.claim.ClaimStore;
import io.payung.erasure.ErasureStore.ClaimTrace;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims, in memory, as the JSON that a database would keep. */
final class MemoryClaims implements ClaimStore {

    private record Key(PartnerId partner, ClaimId id) {}

    private record Row(Key key, PolicyNumber policy, ClaimState state, int version, byte[] claim, Money approved, Money paid) {

        ClaimStanding standing() {
            return new ClaimStanding(key.id, policy, state, version, approved, paid);
        }
    }

    private record MoveKey(ClaimId claim, int version) {}

    private record Reference(PartnerId partner, String reference) {}

    private final MemoryUnitOfWork units;
    private final MemoryPolicies policies;
    private final MemoryEvents events;
    private final MemoryTable<Key, Row> rows;
    private final MemoryTable<MoveKey, byte[]> moves;
    private final MemoryTable<Reference, Boolean> references;

    MemoryClaims(MemoryUnitOfWork units, MemoryPolicies policies, MemoryEvents events) {
        this.units = units;
        this.policies = policies;
        this.events = events;
        this.rows = new MemoryTable<>(units, "claim");
        this.moves = new MemoryTable<>(units, "claim_move");
        this.references = MemoryTable.index(units);
    }

    /** Adds up what was paid. */
    void addTo(MemoryLedger ledger, PartnerId partner) {
        rows.all().stream().filter(row -> row.key.partner.equals(partner)).forEach(row -> ledger.claimed(row.paid));
    }

    @Override
    public void insert(Claim claim, UUID eventId, Instant at) {
        units.run(() -> {
            units.startWriting();
            Key key = new Key(claim.partner(), claim.id());
            lock(claim.partner(), claim.policy());
            if (rows.find(key).isPresent()) {
                throw new PayungException("CLAIM_EXISTS", "claim " + claim.id() + " is stored already; update it");
            }
            Money none = Money.zero(currency(claim.partner(), claim.policy()));
            return write(row(claim, none, none), event(eventId, claim, EventType.CLAIM_NOTIFIED, at));
        });
    }

    @Override
    public boolean update(Claim claim, UUID eventId, Instant at) {
        return units.run(() -> {
            units.startWriting();
            Key key = new Key(claim.partner(), claim.id());
            policies.requireKept(claim.partner(), claim.policy());
            Optional<Row> before = rows.find(key).filter(row -> row.version == claim.version() - 1);
            return before.isPresent()
                    && write(row(claim, before.get().approved, before.get().paid), event(eventId, claim, EventType.CLAIM_UPDATED, at));
        });
    }

    @Override
    public Optional<Claim> find(PartnerId partner, ClaimId id) {
        return rows.find(new Key(partner, id)).map(row -> DataKey.readKept(row.claim, Claim.class));
    }

    @Override
    public void lock(PartnerId partner, PolicyNumber policy) {
        units.startWriting();
        if (policies.find(partner, policy).isEmpty()) {
            throw new PayungException("POLICY_UNKNOWN", "there is no policy " + policy + " to claim on");
        }
        policies.requireKept(partner, policy);
    }

    @Override
    public List<ClaimFile> files(PartnerId partner, PolicyNumber policy) {
        return on(partner, policy).map(this::file).toList();
    }

    @Override
    public Optional<ClaimFile> file(PartnerId partner, ClaimId id) {
        return rows.find(new Key(partner, id)).map(this::file);
    }

    private ClaimFile file(Row row) {
        List<ClaimMove> done = new ArrayList<>();
        for (int version = 1; version <= row.version; version++) {
            moves.find(new MoveKey(row.key.id, version)).map(move -> DataKey.readKept(move, ClaimMove.class)).ifPresent(done::add);
        }
        return new ClaimFile(DataKey.readKept(row.claim, Claim.class), row.paid.currency(), done);
    }

    @Override
    public Written move(ClaimFile file, UUID eventId) {
        return units.run(() -> {
            Claim claim = file.claim();
            lock(claim.partner(), claim.policy());
            if (rows.find(new Key(claim.partner(), claim.id())).filter(row -> row.version == claim.version() - 1).isEmpty()) {
                return Written.CHANGED;
            }
            ClaimMove move = JdbcClaimMoves.last(file);
            if (move.payment() != null && !take(new Reference(claim.partner(), move.payment().reference()))) {
                return Written.REFERENCE_USED;
            }
            moves.put(new MoveKey(claim.id(), move.version()), CanonicalJson.write(move));
            write(row(claim, file.approved(), file.paid()), EventData.event(eventId, file));
            return Written.WRITTEN;
        });
    }

    private boolean take(Reference reference) {
        boolean free = references.find(reference).isEmpty();
        references.put(reference, true);
        return free;
    }

    @Override
    public ClaimPage page(PartnerId partner, PolicyNumber policy, @Nullable String cursor, int size) {
        ClaimCursor.checkSize(size);
        UUID behind = ClaimCursor.parse(cursor);
        return ClaimCursor.page(
                on(partner, policy)
                        .filter(row -> behind == null || row.key.id.toString().compareTo(behind.toString()) > 0)
                        .limit(size + 1L)
                        .map(Row::standing)
                        .toList(),
                size);
    }

    private Stream<Row> on(PartnerId partner, PolicyNumber policy) {
        return rows.all().stream()
                .filter(row -> row.key.partner.equals(partner) && row.policy.equals(policy))
                .sorted(Comparator.comparing(row -> row.key.id.toString()));
    }

    private Currency currency(PartnerId partner, PolicyNumber policy) {
        return policies.find(partner, policy).orElseThrow().premium().currency();
    }

    /** Of these policies, without anything personal. */
    List<ClaimTrace> traces(List<Policy> ofPolicies) {
        return of(ofPolicies).map(row -> new ClaimTrace(row.key.id, row.state)).sorted(Comparator.comparing(trace -> trace.id().value())).toList();
    }

    List<ClaimState> states(List<Policy> ofPolicies) {
        return of(ofPolicies)
                .map(row -> row.state.isSettled() && row.paid.isPositive() ? ClaimState.PAID : row.state)
                .sorted()
                .toList();
    }

    /** Leaves of the claims on these policies that there were some. */
    void forget(List<Policy> ofPolicies) {
        of(ofPolicies).toList().forEach(row -> {
            rows.put(row.key, new Row(row.key, row.policy, row.state, row.version, DataKey.NOTHING, row.approved, row.paid));
            for (int version = 1; version <= row.version; version++) {
                MoveKey key = new MoveKey(row.key.id, version);
                moves.find(key).ifPresent(move -> moves.put(key, DataKey.NOTHING));
            }
        });
    }

    private Stream<Row> of(List<Policy> ofPolicies) {
        return rows.all().stream()
                .filter(row -> ofPolicies.stream()
                        .anyMatch(policy -> policy.partner().equals(row.key.partner) && policy.number().equals(row.policy)));
    }

    private static NewEvent event(UUID id, Claim claim, EventType type, Instant at) {
        return new NewEvent(id, claim.partner(), EventStream.policy(claim.policy().value()), type, at, EventData.of(claim));
    }

    private static Row row(Claim claim, Money approved, Money paid) {
        return new Row(
                new Key(claim.partner(), claim.id()), claim.policy(), claim.state(), claim.version(), CanonicalJson.write(claim), approved, paid);
    }

    private boolean write(Row row, NewEvent event) {
        rows.put(row.key, row);
        events.add(event);
        return true;
    }
}

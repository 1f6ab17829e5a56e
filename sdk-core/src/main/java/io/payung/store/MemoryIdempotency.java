package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers by key, in memory. */
final class MemoryIdempotency implements IdempotencyStore {

    private record Key(PartnerId partner, String operation, IdempotencyKey key) {}

    private record Row(Key key, String fingerprint, byte @Nullable [] answer, @Nullable PersonId person) {}

    private final MemoryUnitOfWork units;
    private final MemoryTable<Key, Row> rows;

    MemoryIdempotency(MemoryUnitOfWork units) {
        this.units = units;
        this.rows = new MemoryTable<>(units, "idempotency");
    }

    @Override
    public Optional<StoredAnswer> answer(PartnerId partner, String operation, IdempotencyKey key) {
        return rows.find(new Key(partner, operation, key))
                .filter(row -> row.answer != null)
                .map(row -> new StoredAnswer(row.fingerprint, DataKey.kept(row.answer).clone()));
    }

    @Override
    public Claim claim(PartnerId partner, String operation, IdempotencyKey key, String fingerprint, Instant now) {
        if (!units.tryToWrite()) {
            return Claim.BUSY;
        }
        Key name = new Key(partner, operation, key);
        if (rows.find(name).isPresent()) {
            return Claim.TAKEN;
        }
        rows.put(name, new Row(name, fingerprint, null, null));
        return Claim.CLAIMED;
    }

    /** Destroys those of the person's answers; their keys stay used. */
    void forget(PersonId person, Predicate<String> which) {
        rows.all().stream()
                .filter(row -> person.equals(row.person) && row.answer != null)
                .filter(row -> which.test(new String(row.answer, StandardCharsets.UTF_8)))
                .forEach(row -> rows.put(row.key, new Row(row.key, "", DataKey.NOTHING, person)));
    }

    @Override
    public void answer(PartnerId partner, String operation, IdempotencyKey key, PersonId person, byte[] answer) {
        units.run(() -> {
            Key name = new Key(partner, operation, key);
            Row claimed = rows.find(name)
                    .filter(row -> row.answer == null)
                    .orElseThrow(() -> new PayungException("KEY_NOT_CLAIMED", "claim the key before answering under it"));
            rows.put(name, new Row(name, claimed.fingerprint, answer.clone(), person));
            return name;
        });
    }
}

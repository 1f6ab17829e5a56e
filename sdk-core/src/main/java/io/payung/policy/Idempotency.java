package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyStore.StoredAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One operation under its keys: look up, claim, answer.
 *
 * @param <T> the operation's outcome
 */
public final class Idempotency<T> {

    private final IdempotencyStore store;
    private final UnitOfWork unitOfWork;
    private final String operation;
    private final Function<byte[], T> replay;
    private final Supplier<T> otherRequest;
    private final Supplier<T> busy;

    /**
     * @param operation    name of the operation; keys of different operations never meet
     * @param replay       turns a stored answer into an outcome
     * @param otherRequest the outcome when the key was used for another request
     * @param busy         the outcome when somebody else is working under the key
     */
    public Idempotency(
            IdempotencyStore store,
            UnitOfWork unitOfWork,
            String operation,
            Function<byte[], T> replay,
            Supplier<T> otherRequest,
            Supplier<T> busy) {
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.operation = operation;
        this.replay = replay;
        this.otherRequest = otherRequest;
        this.busy = busy;
    }

    /** The committed answer under the key, told again. */
    public Optional<T> find(PartnerId partner, IdempotencyKey key) {
        return unitOfWork.run(() -> store.answer(partner, operation, key)).map(stored -> replay.apply(stored.answer()));
    }

    /** The committed answer under the key if it answered this very request, else a refusal; nothing when the key is free. */
    public Optional<T> find(PartnerId partner, IdempotencyKey key, String fingerprint) {
        return unitOfWork.run(() -> store.answer(partner, operation, key)).map(stored -> told(stored, fingerprint));
    }

    /** Does the work if the key is free, in the running unit of work. */
    public T once(PartnerId partner, IdempotencyKey key, String fingerprint, Instant now, Supplier<T> work) {
        return switch (store.claim(partner, operation, key, fingerprint, now)) {
            case CLAIMED -> work.get();
            case BUSY -> busy.get();
            case TAKEN -> store.answer(partner, operation, key).map(stored -> told(stored, fingerprint)).orElseGet(busy);
        };
    }

    /** Stores the answer under the claimed key. */
    public void answer(PartnerId partner, IdempotencyKey key, PersonId person, byte[] answer) {
        store.answer(partner, operation, key, person, answer);
    }

    private T told(StoredAnswer stored, String fingerprint) {
        return stored.fingerprint().equals(fingerprint) ? replay.apply(stored.answer()) : otherRequest.get();
    }
}

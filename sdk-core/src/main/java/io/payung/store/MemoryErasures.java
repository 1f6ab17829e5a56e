package io.payung.store;

import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureStore;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Erasures in memory. One unit writes at a time, so nobody adds to what is found. */
final class MemoryErasures implements ErasureStore {

    private record Key(PartnerId partner, IdempotencyKey key) {}

    private final MemoryUnitOfWork units;
    private final MemoryPersons persons;
    private final MemoryPolicies policies;
    private final MemoryApplications applications;
    private final MemoryClaims claims;
    private final MemoryChanges changes;
    private final MemoryCovers covers;
    private final MemoryIdempotency answers;
    private final MemoryEvents events;
    private final MemoryTable<Key, Erasure> rows;

    MemoryErasures(
            MemoryUnitOfWork units,
            MemoryPersons persons,
            MemoryPolicies policies,
            MemoryApplications applications,
            MemoryClaims claims,
            MemoryChanges changes,
            MemoryCovers covers,
            MemoryIdempotency answers,
            MemoryEvents events) {
        this.units = units;
        this.persons = persons;
        this.policies = policies;
        this.applications = applications;
        this.claims = claims;
        this.changes = changes;
        this.covers = covers;
        this.answers = answers;
        this.events = events;
        this.rows = new MemoryTable<>(units, "erasure");
    }

    @Override
    public Optional<Footprint> lock(PartnerId partner, IdentityDocument document) {
        units.startWriting();
        return persons.find(partner, document).map(person -> {
            List<Policy> naming = policies.naming(person);
            return new Footprint(person, naming, applications.naming(person), claims.traces(naming));
        });
    }

    @Override
    public Optional<Erasure> find(PartnerId partner, IdempotencyKey key) {
        return rows.find(new Key(partner, key));
    }

    @Override
    public boolean erase(Erasure erasure, Footprint found, Supplier<UUID> eventIds) {
        return units.run(() -> {
            units.startWriting();
            Key key = new Key(erasure.partner(), erasure.key());
            if (rows.find(key).isPresent()) {
                return false;
            }
            rows.put(key, toMicroseconds(erasure));
            forget(erasure.partner(), found);
            ErasureEvents.of(erasure, found, eventIds).forEach(events::add);
            return true;
        });
    }

    private void forget(PartnerId partner, Footprint found) {
        found.policies().forEach(policy -> covers.forgetKeys(partner, CoverHolder.policy(policy.number())));
        found.applications().forEach(application -> covers.forgetKeys(partner, CoverHolder.application(application.id().toString())));
        Set<String> names = ErasureEvents.names(found);
        Set<PersonId> holders = new HashSet<>();
        found.policies().forEach(policy -> policies.holder(partner, policy.number()).ifPresent(holders::add));
        found.applications().forEach(application -> holders.add(applications.holder(application.id())));
        holders.forEach(holder -> answers.forget(holder, answer -> names.stream().anyMatch(answer::contains)));
        answers.forget(found.person(), answer -> true);
        changes.forget(found.policies());
        claims.forget(found.policies());
        policies.forget(found.person());
        applications.forget(found.person());
        persons.erase(found.person());
    }

    /** As precise as a database keeps an instant. */
    private static Erasure toMicroseconds(Erasure erasure) {
        return new Erasure(
                erasure.id(), erasure.partner(), erasure.key(), erasure.person(), erasure.ground(), erasure.erasedAt().truncatedTo(ChronoUnit.MICROS),
                erasure.policies(), erasure.applications(), erasure.claims());
    }
}

package io.payung.store;

import io.payung.bordereau.LedgerStore;
import io.payung.change.ChangeStore;
import io.payung.claim.ClaimStore;
import io.payung.consent.proof.ConsentStore;
import io.payung.erasure.ErasureStore;
import io.payung.event.EventStore;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.ApplicationStore;
import io.payung.policy.CoverStore;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.InstalmentStore;
import io.payung.policy.PaymentStore;
import io.payung.policy.PersonStore;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PackArchive;
import io.payung.product.ReleaseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything in memory, for tests and first steps: nothing survives the object. One unit of work writes at a time, the others wait up
 * to two seconds for it ({@code STORE_BUSY}, for an idempotency key {@code BUSY}). Nothing is encrypted. Safe for several threads.
 */
public final class InMemoryStore implements PayungStore {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final MemoryUnitOfWork units;
    private final MemoryIdempotency idempotency;
    private final MemoryPersons persons;
    private final MemoryPolicies policies;
    private final MemoryApplications applications;
    private final MemoryPayments payments;
    private final MemoryInstalments instalments;
    private final MemoryClaims claims;
    private final MemoryChanges changes;
    private final MemoryPacks packs;
    private final MemoryConsents consents;
    private final MemoryEvents events;
    private final MemoryCovers covers;
    private final MemoryErasures erasures;
    private final MemoryTable<MemoryReleases.Key, MemoryReleases.Row> releases;

    public InMemoryStore(IdSource ids) {
        this(ids, WAIT);
    }

    InMemoryStore(IdSource ids, Duration wait) {
        this.units = new MemoryUnitOfWork(wait);
        this.events = new MemoryEvents(units, this::unsealedSince);
        this.covers = new MemoryCovers(units);
        this.packs = new MemoryPacks(units);
        this.releases = MemoryTable.index(units);
        this.idempotency = new MemoryIdempotency(units);
        this.persons = new MemoryPersons(units, ids);
        this.consents = new MemoryConsents(units, ids, events);
        this.applications = new MemoryApplications(units, events);
        this.payments = new MemoryPayments(units, events, ids);
        this.policies = new MemoryPolicies(units, persons, packs, events, payments, applications, consents);
        this.instalments = new MemoryInstalments(units, policies, applications, events);
        this.claims = new MemoryClaims(units, policies, events);
        this.changes = new MemoryChanges(units, policies, claims, payments, instalments, events);
        this.erasures = new MemoryErasures(units, persons, policies, applications, claims, changes, covers, idempotency, events);
    }

    private Optional<Instant> unsealedSince(PartnerId partner) {
        return consents.unsealedSince(partner);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return units;
    }

    @Override
    public IdempotencyStore idempotency() {
        return idempotency;
    }

    @Override
    public PersonStore persons() {
        return persons;
    }

    @Override
    public PolicyStore policies() {
        return policies;
    }

    @Override
    public ApplicationStore applications() {
        return applications;
    }

    @Override
    public PaymentStore payments() {
        return payments;
    }

    @Override
    public InstalmentStore instalments() {
        return instalments;
    }

    @Override
    public ChangeStore changes() {
        return changes;
    }

    @Override
    public ClaimStore claims() {
        return claims;
    }

    @Override
    public PackArchive packs() {
        return packs;
    }

    @Override
    public ConsentStore consents() {
        return consents;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public CoverStore covers() {
        return covers;
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    @Override
    public LedgerStore ledger() {
        return partner -> units.run(() -> {
            MemoryLedger sums = new MemoryLedger();
            policies.addTo(sums, partner);
            payments.addTo(sums, partner);
            claims.addTo(sums, partner);
            return sums.balances();
        });
    }

    @Override
    public ReleaseLedger releases(PartnerId partner) {
        return new MemoryReleases(units, releases, partner);
    }
}

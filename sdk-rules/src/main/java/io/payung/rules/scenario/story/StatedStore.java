package io.payung.rules.scenario.story;

import io.payung.bordereau.LedgerStore;
import io.payung.change.ChangeStore;
import io.payung.claim.ClaimStore;
import io.payung.consent.proof.ConsentStore;
import io.payung.erasure.ErasureStore;
import io.payung.event.EventStore;
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
import io.payung.quote.HoldingsReader;
import io.payung.store.PayungStore;

/**
 * The store of a story, whose persons hold what the scenario states; everything else is the store's own.
 *
 * @param stated what each person holds
 */
record StatedStore(PayungStore store, HoldingsReader stated) implements PayungStore {

    @Override
    public PolicyStore policies() {
        return new StatedPolicies(store.policies(), stated);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return store.unitOfWork();
    }

    @Override
    public IdempotencyStore idempotency() {
        return store.idempotency();
    }

    @Override
    public PersonStore persons() {
        return store.persons();
    }

    @Override
    public ApplicationStore applications() {
        return store.applications();
    }

    @Override
    public PaymentStore payments() {
        return store.payments();
    }

    @Override
    public InstalmentStore instalments() {
        return store.instalments();
    }

    @Override
    public ChangeStore changes() {
        return store.changes();
    }

    @Override
    public ClaimStore claims() {
        return store.claims();
    }

    @Override
    public PackArchive packs() {
        return store.packs();
    }

    @Override
    public ConsentStore consents() {
        return store.consents();
    }

    @Override
    public EventStore events() {
        return store.events();
    }

    @Override
    public CoverStore covers() {
        return store.covers();
    }

    @Override
    public LedgerStore ledger() {
        return store.ledger();
    }

    @Override
    public ErasureStore erasures() {
        return store.erasures();
    }

    @Override
    public ReleaseLedger releases(PartnerId partner) {
        return store.releases(partner);
    }
}

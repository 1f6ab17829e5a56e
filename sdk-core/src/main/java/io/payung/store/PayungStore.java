package io.payung.store;

import io.payung.bordereau.LedgerStore;
import io.payung.change.ChangeStore;
import io.payung.claim.ClaimStore;
import io.payung.consent.proof.ConsentStore;
import io.payung.erasure.ErasureStore;
import io.payung.event.EventStore;
import io.payung.key.Realm;
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
import java.util.Optional;

/** The parts of one store. Take {@code InMemoryStore} or {@code JdbcStore}, or implement your own; safe for several threads. */
public interface PayungStore {

    UnitOfWork unitOfWork();

    IdempotencyStore idempotency();

    PersonStore persons();

    PolicyStore policies();

    ApplicationStore applications();

    PaymentStore payments();

    InstalmentStore instalments();

    ChangeStore changes();

    ClaimStore claims();

    PackArchive packs();

    ConsentStore consents();

    EventStore events();

    CoverStore covers();

    ErasureStore erasures();

    LedgerStore ledger();

    /** What it is for as long as it lasts; nothing when it ends with the process. */
    default Optional<Realm> realm() {
        return Optional.empty();
    }

    /** What the partner's servers published. */
    ReleaseLedger releases(PartnerId partner);
}

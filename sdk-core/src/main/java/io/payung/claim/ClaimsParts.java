package io.payung.claim;

import io.payung.key.IdSource;
import io.payung.policy.Applications;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import java.time.Clock;

/** What claiming is put together from. */
public record ClaimsParts(
        PinnedPacks packs,
        UnitOfWork unitOfWork,
        IdempotencyStore idempotency,
        PolicyStore policies,
        ClaimStore claims,
        Predecessors predecessors,
        EarlierBeneficiaries earlierBeneficiaries,
        Applications applications,
        DocumentStore documents,
        IdSource ids,
        Clock clock) {}

package io.payung.change;

import io.payung.claim.ClaimStore;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.policy.Applications;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.Issuing;
import io.payung.policy.PaymentStore;
import io.payung.policy.PersonStore;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import io.payung.quote.Quoting;
import java.time.Clock;
import java.time.Duration;

/**
 * What changes are put together from.
 *
 * @param validity how long a preview may be confirmed
 */
public record ChangesParts(
        PinnedPacks packs,
        UnitOfWork unitOfWork,
        IdempotencyStore idempotency,
        PersonStore persons,
        PolicyStore policies,
        PaymentStore payments,
        ChangeStore changes,
        ClaimStore claims,
        Quoting quoting,
        Issuing issuing,
        Applications applications,
        Keys keys,
        IdSource ids,
        Clock clock,
        Duration validity) {}

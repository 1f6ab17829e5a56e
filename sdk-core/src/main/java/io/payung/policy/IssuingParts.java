package io.payung.policy;

import io.payung.key.IdSource;
import io.payung.key.Realm;
import io.payung.payment.PaymentVerifier;
import io.payung.product.PackArchive;
import io.payung.product.PinnedPacks;
import io.payung.quote.Quoting;
import java.time.Clock;
import java.util.List;

/** What issuing is put together from. */
public record IssuingParts(
        Quoting quoting,
        PinnedPacks packs,
        PackArchive archive,
        List<PaymentVerifier> verifiers,
        UnitOfWork unitOfWork,
        IdempotencyStore idempotency,
        PersonStore persons,
        PolicyStore policies,
        ApplicationStore applications,
        InstalmentStore instalments,
        CoverStore covers,
        SumLimits limits,
        Realm realm,
        IdSource ids,
        Clock clock) {

    public IssuingParts {
        verifiers = List.copyOf(verifiers);
    }
}

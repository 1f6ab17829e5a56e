package io.payung;

import io.payung.bordereau.Bordereaux;
import io.payung.certificate.Certificates;
import io.payung.change.Changes;
import io.payung.claim.ClaimDesk;
import io.payung.claim.Claims;
import io.payung.consent.proof.ConsentParts;
import io.payung.erasure.Erasing;
import io.payung.event.EventStore;
import io.payung.policy.Applications;
import io.payung.policy.Issuing;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductCatalog;
import io.payung.quote.Quoting;
import io.payung.replay.Replays;
import io.payung.sandbox.Sandbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What all partners share. */
record PayungParts(
        ProductCatalog products,
        PinnedPacks packs,
        UnitOfWork unitOfWork,
        PolicyStore policies,
        EventStore events,
        Quoting quoting,
        Issuing issuing,
        Applications applications,
        Claims claims,
        ClaimDesk desk,
        Changes changes,
        ConsentParts consents,
        Certificates certificates,
        Erasing erasing,
        Replays replays,
        Bordereaux bordereaux,
        Clock clock,
        @Nullable Sandbox sandbox) {}

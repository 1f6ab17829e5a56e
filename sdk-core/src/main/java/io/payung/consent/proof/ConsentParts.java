package io.payung.consent.proof;

import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import java.time.Clock;

/** What the care of consents is put together from. */
public record ConsentParts(
        UnitOfWork unitOfWork, ConsentStore store, PolicyStore policies, PinnedPacks packs, Keys keys, IdSource ids, Clock clock) {}

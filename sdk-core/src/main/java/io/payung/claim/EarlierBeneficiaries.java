package io.payung.claim;

import io.payung.party.Beneficiary;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Tells who was to receive a policy's benefits before others were named. Called by the SDK inside a unit of work, implemented by whoever keeps changes. */
@FunctionalInterface
public interface EarlierBeneficiaries {

    /** Who was named until then, by the moment at which others were; empty when nobody ever changed it. Throws {@code PERSON_ERASED}. */
    SortedMap<Instant, List<Beneficiary>> of(PartnerId partner, PolicyNumber number);
}

package io.payung.claim;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.util.Optional;

/** Tells which policy another one came after. Called by the SDK inside a unit of work, implemented by whoever keeps changes. */
@FunctionalInterface
public interface Predecessors {

    /** The policy that this one came after; nothing for one that was sold by itself. */
    Optional<Predecessor> of(PartnerId partner, PolicyNumber number);

    /** @param change by which it was replaced or renewed, for example {@code renewal} */
    record Predecessor(PolicyNumber number, String change) {}
}

package io.payung.change;

import io.payung.money.Money;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a policy, without anything personal.
 *
 * @param number     1 for the policy's first one, and so on
 * @param before     in which state it was
 * @param after      in which state it was then
 * @param refund     what its payers got back
 * @param replacedBy the policy that replaces it, or absent
 */
public record PolicyChange(
        UUID id,
        PolicyNumber policy,
        int number,
        ChangeKind kind,
        PolicyState before,
        PolicyState after,
        Instant at,
        Money refund,
        @Nullable PolicyNumber replacedBy) {}

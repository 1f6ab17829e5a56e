package io.payung.claim;

import io.payung.money.Money;
import io.payung.policy.PolicyNumber;

/**
 * Where a claim stands, without anything personal.
 *
 * @param version  counts changes, from 1
 * @param approved all that the decision in force approves; nothing before one
 * @param paid     all that was paid, never more than is approved
 */
public record ClaimStanding(ClaimId claim, PolicyNumber policy, ClaimState state, int version, Money approved, Money paid) {}

package io.payung.erasure;

import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * The record that a person was forgotten. It stays, and names nobody.
 *
 * @param person       stands for the person in policies, consents and statistics, and says nothing about them any more
 * @param policies     how many policies had insured them
 * @param applications how many applications
 * @param claims       how many claims on those policies
 */
public record Erasure(
        UUID id,
        PartnerId partner,
        IdempotencyKey key,
        PersonId person,
        ErasureGround ground,
        Instant erasedAt,
        int policies,
        int applications,
        int claims) {}

package io.payung.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision in its envelope. The decision is compared on replay; the envelope only tells who asked, when and in which language.
 *
 * @param id            random id of this receipt
 * @param requestedAt   when it was asked
 * @param engineVersion the rules engine that decided
 * @param language      language of the messages that were shown
 * @param decision      the canonical part
 */
public record DecisionReceipt(UUID id, Instant requestedAt, String engineVersion, String language, Decision decision) {}

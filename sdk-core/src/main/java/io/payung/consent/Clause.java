package io.payung.consent;

/**
 * A clause as it is offered.
 *
 * @param sha256     lower-case SHA-256 of the exact text, which consent names
 * @param mustAccept whether the policy needs it accepted
 * @param text       Markdown
 */
public record Clause(String id, String language, String sha256, boolean mustAccept, String text) {}

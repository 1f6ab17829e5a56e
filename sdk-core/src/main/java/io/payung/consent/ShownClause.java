package io.payung.consent;

/**
 * One text of a consent record, at its place in the order shown.
 *
 * @param accepted whether it was accepted, not only shown
 */
public record ShownClause(String id, String language, String sha256, boolean accepted) {}

package io.payung.product;

/**
 * The exact text of a clause in one language.
 *
 * @param id       clause id
 * @param language language code
 * @param sha256   lower-case SHA-256 of the canonical bytes (UTF-8, NFC, LF)
 * @param text     Markdown, as it is shown
 */
public record ClauseText(String id, String language, String sha256, String text) {}

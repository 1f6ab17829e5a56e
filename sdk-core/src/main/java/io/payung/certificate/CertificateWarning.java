package io.payung.certificate;

/**
 * Something about a certificate that its seller should know; nobody's name.
 *
 * @param code   {@code CHARACTER_NOT_PRINTABLE}: the font lacks a character and its code point is shown; {@code TEXT_SHORTENED}: a text is shortened
 *               on the page, which says where it is whole; {@code NO_VERIFICATION_ADDRESS}: there is no QR code
 * @param detail the code point such as {@code U+4E2D}, or the place such as {@code clauses/exclusions}; empty when there is none
 */
public record CertificateWarning(String code, String detail) {}

package io.payung.certificate;

import io.payung.consent.proof.ConsentParts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the printing and checking of certificates is put together from.
 *
 * @param shared   store, packs, keys and clock
 * @param verifyAt address that the token of the QR code is appended to; absent for certificates without one
 */
public record CertificateParts(ConsentParts shared, @Nullable URI verifyAt) {}

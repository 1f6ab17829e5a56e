/** Consent after the sale: its receipt, its withdrawal, its chain; start at {@link io.payung.consent.proof.Consents}. */
@NullMarked
package io.payung.consent.proof;

import org.jspecify.annotations.NullMarked;

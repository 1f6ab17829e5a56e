/** The insurance certificate as PDF, and the check of its QR code; start at {@link io.payung.certificate.Certificate}. */
@NullMarked
package io.payung.certificate;

import org.jspecify.annotations.NullMarked;

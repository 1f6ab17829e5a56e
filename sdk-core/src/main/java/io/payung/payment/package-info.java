/** Money that was, or was not, received; start at {@link io.payung.payment.PaymentVerifier}. */
@NullMarked
package io.payung.payment;

import org.jspecify.annotations.NullMarked;

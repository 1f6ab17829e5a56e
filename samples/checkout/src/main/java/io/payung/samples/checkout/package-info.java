/** A partner's shop: the page, a simulated payment gateway, and Payung's own endpoints; start at {@link io.payung.samples.checkout.CheckoutApplication}. */
@NullMarked
package io.payung.samples.checkout;

import org.jspecify.annotations.NullMarked;

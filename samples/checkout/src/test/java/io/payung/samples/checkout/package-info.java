/** The shop as its customers and its readers meet it. */
@NullMarked
package io.payung.samples.checkout;

import org.jspecify.annotations.NullMarked;

/** Exact money and its rounding; start at {@link io.payung.money.Money}. */
@NullMarked
package io.payung.money;

import org.jspecify.annotations.NullMarked;

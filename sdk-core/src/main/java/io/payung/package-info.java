/** The whole story in one object; start at {@link io.payung.Payung}. */
@NullMarked
package io.payung;

import org.jspecify.annotations.NullMarked;

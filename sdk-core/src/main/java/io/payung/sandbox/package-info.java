/** A Payung for trying out, with a clock and a gateway that do what they are told; start at {@link io.payung.sandbox.Sandbox}. */
@NullMarked
package io.payung.sandbox;

import org.jspecify.annotations.NullMarked;

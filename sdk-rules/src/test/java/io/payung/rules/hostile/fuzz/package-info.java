/** Generated and mutated inputs for the checker, the compiler and the routes; start at {@link io.payung.rules.hostile.fuzz.FuzzTest}. */
@NullMarked
package io.payung.rules.hostile.fuzz;

import org.jspecify.annotations.NullMarked;

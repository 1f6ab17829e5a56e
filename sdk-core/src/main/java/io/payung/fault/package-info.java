/** Faults: what went wrong that is nobody's business decision; start at {@link io.payung.fault.PayungException}. */
@NullMarked
package io.payung.fault;

import org.jspecify.annotations.NullMarked;

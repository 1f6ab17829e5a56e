/** A compiled product folder as plain data, and the problems of one that cannot be compiled; start at {@link io.payung.rules.pack.CompiledPack}. */
@NullMarked
package io.payung.rules.pack;

import org.jspecify.annotations.NullMarked;

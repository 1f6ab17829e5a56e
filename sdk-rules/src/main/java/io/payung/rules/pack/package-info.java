/** A compiled product as plain data, and the problems of one that does not compile; start at {@link io.payung.rules.pack.CompiledPack}. */
@NullMarked
package io.payung.rules.pack;

import org.jspecify.annotations.NullMarked;

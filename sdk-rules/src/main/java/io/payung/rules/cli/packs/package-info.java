/** Compiles products to pack files and looks at them, for the commands; start at {@link io.payung.rules.cli.packs.PackWriter}. */
@NullMarked
package io.payung.rules.cli.packs;

import org.jspecify.annotations.NullMarked;

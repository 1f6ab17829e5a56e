/** Compiled packs as signed files; start at {@link io.payung.rules.packfile.PackFile}. */
@NullMarked
package io.payung.rules.packfile;

import org.jspecify.annotations.NullMarked;

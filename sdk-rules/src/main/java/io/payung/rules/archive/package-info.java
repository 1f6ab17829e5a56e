/** Zip files from strangers, read within bounds; start at {@link io.payung.rules.archive.StrictZip}. */
@NullMarked
package io.payung.rules.archive;

import org.jspecify.annotations.NullMarked;

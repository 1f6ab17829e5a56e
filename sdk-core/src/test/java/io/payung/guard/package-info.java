/** What the build holds about its own sources, each with an example on which it fails; start at {@link io.payung.guard.ArchitectureTest}. */
@NullMarked
package io.payung.guard;

import org.jspecify.annotations.NullMarked;

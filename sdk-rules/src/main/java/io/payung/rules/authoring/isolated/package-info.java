/** Compiles strangers' product folders in a process of its own; start at {@link io.payung.rules.authoring.isolated.IsolatedCompiler}. */
@NullMarked
package io.payung.rules.authoring.isolated;

import org.jspecify.annotations.NullMarked;

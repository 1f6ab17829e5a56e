/** Checks a product folder and compiles its rules; start at {@link io.payung.rules.authoring.FolderCompiler}. */
@NullMarked
package io.payung.rules.authoring;

import org.jspecify.annotations.NullMarked;

/** Checks a product folder and compiles its rules; found by {@link java.util.ServiceLoader}, start at {@link io.payung.rules.authoring.FolderCompiler}. */
@NullMarked
package io.payung.rules.authoring;

import org.jspecify.annotations.NullMarked;

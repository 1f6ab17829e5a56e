/** What the compiled classes of a pack may hold, looked at before one is loaded; start at {@link io.payung.rules.bytecode.ClassAllowList}. */
@NullMarked
package io.payung.rules.bytecode;

import org.jspecify.annotations.NullMarked;

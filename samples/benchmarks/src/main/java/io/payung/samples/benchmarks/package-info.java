/** What compiling ahead saves; start at {@link io.payung.samples.benchmarks.ColdStart}. */
@NullMarked
package io.payung.samples.benchmarks;

import org.jspecify.annotations.NullMarked;

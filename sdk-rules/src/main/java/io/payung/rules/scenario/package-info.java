/** Tests of a product that its designer writes: given, expect; start at {@link io.payung.rules.scenario.ScenarioSuite}. */
@NullMarked
package io.payung.rules.scenario;

import org.jspecify.annotations.NullMarked;

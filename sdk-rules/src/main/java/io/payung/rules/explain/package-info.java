/** Shows why a decision came out as it did, rule by rule; start at {@link io.payung.rules.explain.DecisionTree}. */
@NullMarked
package io.payung.rules.explain;

import org.jspecify.annotations.NullMarked;

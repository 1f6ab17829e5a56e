/** Takes stored decisions again, years later, and compares byte for byte; start at {@link io.payung.replay.DecisionReplay}. */
@NullMarked
package io.payung.replay;

import org.jspecify.annotations.NullMarked;

/** Every build decides ten thousand committed decisions again; start at {@link io.payung.rules.replay.ReplayCorpusTest}. */
@NullMarked
package io.payung.rules.replay;

import org.jspecify.annotations.NullMarked;

/** Product folders made to do harm, and what stops each; start at {@link io.payung.rules.hostile.HostileCorpusTest}. */
@NullMarked
package io.payung.rules.hostile;

import org.jspecify.annotations.NullMarked;

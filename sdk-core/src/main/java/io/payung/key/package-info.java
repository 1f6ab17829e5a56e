/** Keys, ids and the two ciphers of the SDK; start at {@link io.payung.key.Keys}. */
@NullMarked
package io.payung.key;

import org.jspecify.annotations.NullMarked;

/** What may happen to a policy after the sale, previewed and then confirmed, and what is paid back for it; start at {@link io.payung.change.Changes}. */
@NullMarked
package io.payung.change;

import org.jspecify.annotations.NullMarked;

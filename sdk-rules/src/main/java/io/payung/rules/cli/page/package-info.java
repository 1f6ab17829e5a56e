/** The page of {@code payung watch}, for this machine only; start at {@link io.payung.rules.cli.page.WatchServer}. */
@NullMarked
package io.payung.rules.cli.page;

import org.jspecify.annotations.NullMarked;

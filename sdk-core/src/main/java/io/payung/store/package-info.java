/** Where everything is kept: in memory, or by JDBC in any DataSource; start at {@link io.payung.store.PayungStore}. */
@NullMarked
package io.payung.store;

import org.jspecify.annotations.NullMarked;

/** Serves product folders: reads them, keeps them compiled and decides with Drools; start at {@link io.payung.rules.ProductPacks}. */
@NullMarked
package io.payung.rules;

import org.jspecify.annotations.NullMarked;

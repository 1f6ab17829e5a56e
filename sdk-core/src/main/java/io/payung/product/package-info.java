/** What a product folder defines and how its rules are asked; start at {@link io.payung.product.ProductPack}. */
@NullMarked
package io.payung.product;

import org.jspecify.annotations.NullMarked;

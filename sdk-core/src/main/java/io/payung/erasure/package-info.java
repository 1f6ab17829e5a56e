/** Forgetting a person: what hinders it, what is destroyed and what stays provable; start at {@link io.payung.erasure.ErasureCommand}. */
@NullMarked
package io.payung.erasure;

import org.jspecify.annotations.NullMarked;

/** The README's code, as it runs; start at {@link io.payung.spring.example.OrderEvents}. */
@NullMarked
package io.payung.spring.example;

import org.jspecify.annotations.NullMarked;

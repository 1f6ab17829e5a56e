/** Strict reading and checking of request bodies; start at {@link io.payung.spring.web.json.StrictJson}. */
@NullMarked
package io.payung.spring.web.json;

import org.jspecify.annotations.NullMarked;

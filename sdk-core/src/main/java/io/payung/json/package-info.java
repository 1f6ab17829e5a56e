/** The one JSON form of everything that is stored, encrypted or compared; start at {@link io.payung.json.CanonicalJson}. */
@NullMarked
package io.payung.json;

import org.jspecify.annotations.NullMarked;

/** From a request to an offer; start at {@link io.payung.quote.QuoteRequest}. */
@NullMarked
package io.payung.quote;

import org.jspecify.annotations.NullMarked;

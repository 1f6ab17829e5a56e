/** The chain over a partner's consent records and its verification without a database; start at {@link io.payung.consent.ledger.LedgerVerifier}. */
@NullMarked
package io.payung.consent.ledger;

import org.jspecify.annotations.NullMarked;

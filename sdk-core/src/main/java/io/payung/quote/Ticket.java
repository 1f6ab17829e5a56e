package io.payung.quote;

import io.payung.decision.PackRef;
import io.payung.money.Money;
import java.time.Instant;

/**
 * What a quote token holds.
 *
 * @param id             the quote
 * @param pack           the content that decided
 * @param quoted         what was decided about
 * @param premium        the price that was offered
 * @param offeredAt      when
 * @param expiresAt      from this instant on it cannot be issued any more
 * @param decisionDigest digest of the decision, which the same inputs must give again
 * @param decisionFormat the format in which it was digested; 0 in a ticket from before there was a second one
 */
public record Ticket(
        QuoteId id,
        PackRef pack,
        QuoteCase quoted,
        Money premium,
        Instant offeredAt,
        Instant expiresAt,
        String decisionDigest,
        int decisionFormat) {

    @Override
    public String toString() {
        return "Ticket[" + id + "]";
    }
}

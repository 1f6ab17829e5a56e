package io.payung.quote;

import io.payung.json.CanonicalJson;
import io.payung.key.Keys;
import io.payung.key.TokenSealer;
import io.payung.party.PartnerId;
import java.util.Optional;

/** Seals tickets into quote tokens. */
final class QuoteTokens {

    private final TokenSealer sealer;

    QuoteTokens(Keys keys) {
        this.sealer = new TokenSealer(keys, "quote");
    }

    QuoteToken seal(PartnerId partner, Ticket ticket) {
        return new QuoteToken(sealer.seal(partner, CanonicalJson.write(ticket)));
    }

    /** The ticket, or nothing when the token was altered, is of another partner or kind, or its key is gone. */
    Optional<Ticket> open(PartnerId partner, QuoteToken token) {
        return sealer.open(partner, token.value()).map(content -> CanonicalJson.read(content, Ticket.class));
    }
}

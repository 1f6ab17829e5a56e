package io.payung.policy;

import io.payung.consent.Consent;
import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteToken;
import io.payung.quote.Quoting;
import io.payung.quote.Ticket;
import io.payung.quote.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The steps of a sale before any money: open the token, find its pack, recompute what was offered, compare the consent with it. */
final class Acceptance {

    private final Quoting quoting;
    private final PinnedPacks packs;
    private final Clock clock;

    /** What a customer has accepted, at the time given. */
    record Accepted(PartnerId partner, Ticket ticket, ProductPack pack, Verdict.Terms offered, Consent consent, Instant now) {

        Shares shares() {
            return Shares.of(offered);
        }

        Issue issue(@Nullable String partnerReference, List<PremiumShare> shares, Instant at) {
            return new Issue(partner, ticket, pack, offered, consent, now, partnerReference, shares, null, at);
        }

        @Override
        public String toString() {
            return "Accepted[" + ticket.id() + "]";
        }
    }

    Acceptance(IssuingParts parts) {
        this.quoting = parts.quoting();
        this.packs = parts.packs();
        this.clock = parts.clock();
    }

    IssueOutcome of(PartnerId partner, QuoteToken token, Consent consent, Function<Accepted, IssueOutcome> then) {
        Instant now = now();
        Optional<Ticket> opened = quoting.open(partner, token);
        if (opened.isEmpty()) {
            return Refused.because(Reason.about("TOKEN_INVALID", "token"));
        }
        Ticket ticket = opened.get();
        // No gateway has been asked yet: money that was paid for it is untouched, and may pay for a new offer.
        if (!now.isBefore(ticket.expiresAt())) {
            return Refused.because(Reason.about("OFFER_EXPIRED", "token"));
        }
        Optional<ProductPack> pack = packs.find(ticket.pack());
        if (pack.isEmpty()) {
            return contentIsGone(partner, ticket);
        }
        Verdict.Terms offered = recompute(pack.get(), ticket);
        List<Reason> consentReasons = new ConsentCheck(pack.get(), ticket, consent).reasons(ticket.quoted(), now);
        return consentReasons.isEmpty()
                ? then.apply(new Accepted(partner, ticket, pack.get(), offered, consent, now))
                : new Refused(consentReasons, null);
    }

    /** As precise as every database keeps it, so that an answer and what is read later are the same. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The same pack and the same inputs give the same decision, or the engine is not the one that quoted. */
    Verdict.Terms recompute(ProductPack pack, Ticket ticket) {
        Verdict verdict = quoting.decide(pack, ticket.quoted());
        boolean same = CanonicalJson.digest(verdict.decision().inFormat(ticket.decisionFormat())).equals(ticket.decisionDigest());
        if (!same || !(verdict instanceof Verdict.Offerable offerable)) {
            throw new PayungException("ENGINE_CHANGED", "quote " + ticket.id() + " of " + pack + " is decided otherwise than when it was offered");
        }
        return offerable.terms();
    }

    /** A draft that was quoted, never sold and has been replaced since: the customer is asked again with what is on sale. */
    private IssueOutcome contentIsGone(PartnerId partner, Ticket ticket) {
        try {
            return quoting.quote(partner, ticket.quoted().request())
                    .fold(
                            offer -> new OfferChanged(offer, null),
                            declined -> new Refused(declined.reasons(), null),
                            open -> Refused.because(Reason.about("OFFER_EXPIRED", "token")));
        } catch (PayungException e) {
            if (!e.code().equals("PRODUCT_UNKNOWN") && !e.code().equals("INPUT_INVALID")) {
                throw e;
            }
            return Refused.because(Reason.about("OFFER_EXPIRED", "token"));
        }
    }
}

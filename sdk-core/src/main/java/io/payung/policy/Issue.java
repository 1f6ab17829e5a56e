package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.product.ProductPack;
import io.payung.quote.Ticket;
import io.payung.quote.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One issue on its way.
 *
 * @param offered   what the customer accepted
 * @param received  verified money, absent for an offer that costs nothing
 * @param consentAt when the server received the consent
 */
record Issue(
        PartnerId partner,
        IssueCommand command,
        String fingerprint,
        Ticket ticket,
        ProductPack pack,
        Verdict.Terms offered,
        @Nullable PaymentAllocation received,
        Instant consentAt,
        Instant now) {

    /**
     * Cover never starts before the wished day, the payment, the offer and the consent: whoever pays early and asks for an offer only after an
     * accident is not covered for it.
     */
    Instant coverFrom() {
        Instant wished = ticket.quoted().coverStart().atStartOfDay(zone()).toInstant();
        Instant paid = received == null ? now : received.paidAt();
        Instant consented = earlier(command.consent().acceptedAt(), now);
        return Stream.of(wished, paid, ticket.offeredAt(), consented).max(Comparator.naturalOrder()).orElseThrow().truncatedTo(ChronoUnit.MICROS);
    }

    /** A phone may be ahead of us; that must not put the cover off. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    LocalDate actualStart() {
        return coverFrom().atZone(zone()).toLocalDate();
    }

    ZoneId zone() {
        return pack.product().onSale().zone();
    }

    @Override
    public String toString() {
        return "Issue[" + ticket.id() + "]";
    }
}

package io.payung.policy;

import io.payung.consent.Consent;
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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One issue on its way, or one application.
 *
 * @param offered     what the customer accepted
 * @param consentAt   when the server received the consent
 * @param shares      who pays what, with what of it is paid
 * @param application whose money has arrived, absent when there is none or it is only being made
 */
record Issue(
        PartnerId partner,
        Ticket ticket,
        ProductPack pack,
        Verdict.Terms offered,
        Consent consent,
        Instant consentAt,
        @Nullable String partnerReference,
        List<PremiumShare> shares,
        @Nullable ApplicationId application,
        Instant now) {

    Issue {
        shares = List.copyOf(shares);
    }

    /**
     * Cover never starts before the wished day, the payments it waits for, the offer and the consent: whoever pays early and asks for an offer
     * only after an accident is not covered for it.
     */
    Instant coverFrom() {
        Instant wished = ticket.quoted().coverStart().atStartOfDay(zone()).toInstant();
        Instant paid = shares.stream()
                .filter(PremiumShare::awaited)
                .map(share -> share.paidAt() == null ? now : share.paidAt())
                .max(Comparator.naturalOrder())
                .orElse(now);
        Instant consented = earlier(consent.acceptedAt(), now);
        return Stream.of(wished, paid, ticket.offeredAt(), consented).max(Comparator.naturalOrder()).orElseThrow().truncatedTo(ChronoUnit.MICROS);
    }

    /** The money that pays for it. */
    List<PaymentAllocation> paid() {
        return shares.stream().map(PremiumShare::allocation).filter(Objects::nonNull).toList();
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

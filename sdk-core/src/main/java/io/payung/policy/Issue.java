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
import org.jspecify.annotations.Nullable;

/**
 * One issue on its way.
 *
 * @param offered  what the customer accepted
 * @param received verified money, absent for an offer that costs nothing
 */
record Issue(
        PartnerId partner,
        IssueCommand command,
        String fingerprint,
        Ticket ticket,
        ProductPack pack,
        Verdict.Terms offered,
        @Nullable PaymentAllocation received,
        Instant now) {

    /** Cover never starts before it is paid for. */
    Instant coverFrom() {
        Instant wished = ticket.quoted().coverStart().atStartOfDay(zone()).toInstant();
        Instant paid = received == null ? now : received.paidAt();
        return (paid.isAfter(wished) ? paid : wished).truncatedTo(ChronoUnit.MICROS);
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

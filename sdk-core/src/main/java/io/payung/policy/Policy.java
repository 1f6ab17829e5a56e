package io.payung.policy;

import io.payung.decision.PackRef;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy without anything personal.
 *
 * @param quote            the quote it was issued from; no other policy has it
 * @param pack             the product content that decides its claims, for good
 * @param coverFrom        first instant of cover
 * @param coverUntil       last day of cover, whole, in {@code zone}
 * @param limits           empty once a person whom it insured is erased, because their reasons say what was found about them
 * @param partnerReference the partner's own reference, or absent
 * @param standing         what it became by a move, absent while its dates alone tell how it stands
 */
public record Policy(
        PolicyNumber number,
        PartnerId partner,
        QuoteId quote,
        PackRef pack,
        String plan,
        ZoneId zone,
        Instant coverFrom,
        LocalDate coverUntil,
        Money premium,
        List<BenefitLimit> limits,
        @Nullable String partnerReference,
        Instant issuedAt,
        @Nullable Standing standing) {

    public Policy {
        limits = List.copyOf(limits);
    }

    /** As it is issued, before any move. */
    public Policy(
            PolicyNumber number,
            PartnerId partner,
            QuoteId quote,
            PackRef pack,
            String plan,
            ZoneId zone,
            Instant coverFrom,
            LocalDate coverUntil,
            Money premium,
            List<BenefitLimit> limits,
            @Nullable String partnerReference,
            Instant issuedAt) {
        this(number, partner, quote, pack, plan, zone, coverFrom, coverUntil, premium, limits, partnerReference, issuedAt, null);
    }

    /** Where it stands at the instant. */
    public PolicyState stateAt(Instant instant) {
        PolicyState byDates = byDates(instant);
        if (standing == null || instant.isBefore(standing.since())) {
            return byDates;
        }
        return standing.yieldsToExpiry() && byDates == PolicyState.EXPIRED ? byDates : standing.state();
    }

    private PolicyState byDates(Instant instant) {
        if (instant.isBefore(coverFrom)) {
            return PolicyState.SCHEDULED;
        }
        return instant.atZone(zone).toLocalDate().isAfter(coverUntil) ? PolicyState.EXPIRED : PolicyState.IN_FORCE;
    }

    /** The first instant after the last day of cover. */
    public Instant coverEnd() {
        return coverUntil.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The last day of which at least a part is covered after all that has happened; the day before its first one for a void policy. */
    public LocalDate coveredUntil() {
        return standing == null ? coverUntil : standing.lastCovered(coverFromDate(), coverUntil, zone);
    }

    /** Whether what has become of it since left the day covered, and nothing has ended it but a lapse after the day. */
    public boolean coversUntilTheEndOf(LocalDate day) {
        return standing == null || switch (standing.state()) {
            case IN_GRACE -> true;
            case LAPSED -> day.isBefore(standing.since().atZone(zone).toLocalDate());
            default -> false;
        };
    }

    /** When cover ends that goes on to the end of a day, as far as the day is over; never before the policy was there. */
    public Instant endOf(LocalDate day, Instant now) {
        if (!day.isBefore(now.atZone(zone).toLocalDate())) {
            return now;
        }
        return day.isBefore(issuedAt.atZone(zone).toLocalDate()) ? issuedAt : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The same after a move, or after one that undoes it. */
    public Policy standing(@Nullable Standing becomes) {
        return new Policy(
                number, partner, quote, pack, plan, zone, coverFrom, coverUntil, premium, limits, partnerReference, issuedAt, becomes);
    }

    /** The greatest limit; nothing when there is none. */
    public Money sumInsured() {
        return BenefitLimit.sumInsured(limits, premium.currency());
    }

    /** First day of cover in the product's zone. */
    public LocalDate coverFromDate() {
        return coverFrom.atZone(zone).toLocalDate();
    }
}

package io.payung.quote;

import io.payung.consent.OfferedClauses;
import io.payung.decision.DecisionReceipt;
import io.payung.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * An offer at a price, good until it expires.
 *
 * @param id         the quote
 * @param token      what {@code issue} takes
 * @param expiresAt  from this instant on it cannot be issued any more
 * @param coverStart first day of cover, if paid by then
 * @param coverEnd   last day of cover
 * @param premium    the whole premium
 * @param lines      what it consists of; sums to the premium exactly
 * @param payers     who pays which part, if the product names payers; sums to the premium exactly
 * @param instalments when it is paid part by part; sums to the premium exactly, and is empty when it is paid at once
 * @param limits     at most what is paid for each benefit
 * @param clauses    what is shown and must be accepted
 * @param claimGuide which documents a claim will need
 * @param warnings   codes worth looking at that refuse nothing
 * @param receipt    why
 */
public record Offer(
        QuoteId id,
        QuoteToken token,
        Instant expiresAt,
        LocalDate coverStart,
        LocalDate coverEnd,
        Money premium,
        List<PremiumLine> lines,
        List<PayerShare> payers,
        List<PlannedInstalment> instalments,
        List<BenefitLimit> limits,
        OfferedClauses clauses,
        List<ClaimGuideEntry> claimGuide,
        List<String> warnings,
        DecisionReceipt receipt)
        implements QuoteOutcome {

    public Offer {
        lines = List.copyOf(lines);
        payers = List.copyOf(payers);
        instalments = List.copyOf(instalments);
        limits = List.copyOf(limits);
        claimGuide = List.copyOf(claimGuide);
        warnings = List.copyOf(warnings);
    }

    /** What is paid first, whoever pays it: the first instalment, or all of it. */
    public Money firstPayment() {
        return instalments.isEmpty() ? premium : instalments.get(0).amount();
    }

    @Override
    public <T> T fold(Function<Offer, T> offered, Function<Declined, T> declined, Function<MoreNeeded, T> moreNeeded) {
        return offered.apply(this);
    }

    @Override
    public String toString() {
        return "Offer[" + id + ", " + premium + "]";
    }
}

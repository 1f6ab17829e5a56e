package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.ProductPack;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteCase;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Quoting;
import io.payung.quote.Ticket;
import io.payung.quote.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks the insured persons and decides once more with what they hold now, before anything is written. */
final class LastLook {

    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);

    private final Quoting quoting;
    private final PersonStore persons;
    private final PolicyStore policies;
    private final ApplicationStore applications;

    /** What may be written. */
    record Confirmed(QuoteCase actual, Verdict.Offerable terms, Map<IdentityDocument, PersonId> persons) {

        /** The insured, by their place among the lives. */
        List<PersonId> insured() {
            return actual.request().lives().stream().map(life -> persons.get(life.identity())).toList();
        }

        /** The insured, and who applied for them. */
        Set<PersonId> named() {
            return Set.copyOf(persons.values());
        }

        /** Takes its cover. @return why there is no room for it */
        Optional<Reason> take(CoverDesk covers, Issue issue, CoverHolder holder) {
            Verdict.Terms sold = terms.terms();
            Money sumInsured = BenefitLimit.sumInsured(sold.limits(), sold.premium().currency());
            CoverDesk.Sold what = new CoverDesk.Sold(issue.partner(), holder, sold.pack().product(), actual, sumInsured, persons);
            return covers.take(what, issue.actualStart(), sold.coverEnd(), issue.now());
        }

        @Override
        public String toString() {
            return "Confirmed[" + insured() + "]";
        }
    }

    LastLook(IssuingParts parts) {
        this.quoting = parts.quoting();
        this.persons = parts.persons();
        this.policies = parts.policies();
        this.applications = parts.applications();
    }

    IssueOutcome of(Issue issue, Function<Confirmed, IssueOutcome> then) {
        Map<IdentityDocument, PersonId> locked = persons.lock(issue.partner(), concerned(issue.ticket()));
        // Before the rules look: the policy of this very quote is no second holding of the person.
        if (isUsed(issue)) {
            return Refused.because(Reason.about("OFFER_ALREADY_USED", "token"));
        }
        QuoteCase actual = actualCase(issue);
        Verdict verdict;
        List<Reason> consentReasons;
        try {
            verdict = quoting.decide(issue.pack(), actual);
            consentReasons = new ConsentCheck(issue.pack(), issue.ticket(), issue.consent()).reasons(actual, issue.consentAt());
        } catch (PayungException failure) {
            return undecidable(issue, failure);
        }
        if (verdict instanceof Verdict.No no) {
            return new Refused(no.decision().reasons(), null);
        }
        if (!(verdict instanceof Verdict.Offerable offerable) || !offerable.terms().sameFor(issue.offered())) {
            return changed(issue, actual);
        }
        return consentReasons.isEmpty()
                ? then.apply(new Confirmed(actual, offerable, locked))
                : new Refused(consentReasons, null);
    }

    /** The insured, and who applies for them: part of what a product calls unique, and somebody who may want to be forgotten. */
    static List<IdentityDocument> concerned(Ticket ticket) {
        return concerned(ticket.quoted().request());
    }

    static List<IdentityDocument> concerned(QuoteRequest request) {
        List<IdentityDocument> all = new ArrayList<>(request.lives().stream().map(Life::identity).toList());
        all.add(request.applicant().identity());
        return all;
    }

    /** A token issues once, or is applied with once: never both, unless it is that application which becomes the policy. */
    private boolean isUsed(Issue issue) {
        return policies.issuedFrom(issue.partner(), issue.ticket().id()).isPresent()
                || issue.application() == null && applications.appliedFrom(issue.partner(), issue.ticket().id()).isPresent();
    }

    /** The money is there already, so what cannot be decided is refused as everything else is: with a code, and with the money owed back. */
    private static IssueOutcome undecidable(Issue issue, PayungException failure) {
        LOG.error("Quote {} could not be decided again when it was to be issued", issue.ticket().id(), failure);
        return Refused.because(Reason.of(failure.code()));
    }

    /** The case as it is now: the start may have moved to the day of payment, and the persons may hold more than when it was quoted. */
    private QuoteCase actualCase(Issue issue) {
        QuoteCase quoted = issue.ticket().quoted();
        LocalDate start = issue.actualStart();
        List<Holdings> held = quoting.heldAgain(issue.partner(), issue.pack().product(), quoted, start);
        return quoted.with(start, held);
    }

    private IssueOutcome changed(Issue issue, QuoteCase actual) {
        return quoting.quote(issue.partner(), issue.pack(), actual, issue.now())
                .fold(
                        offer -> new OfferChanged(offer, null),
                        declined -> new Refused(declined.reasons(), null),
                        open -> Refused.because(Reason.of("MORE_NEEDED")));
    }
}

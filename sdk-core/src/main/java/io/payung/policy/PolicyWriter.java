package io.payung.policy;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.PolicyStore.NewPolicy;
import io.payung.product.PackArchive;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteCase;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Quoting;
import io.payung.quote.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last steps of an issue, under the claimed key: lock, look again, write. */
final class PolicyWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWriter.class);

    private final Quoting quoting;
    private final PackArchive archive;
    private final PersonStore persons;
    private final PolicyStore policies;
    private final CoverDesk covers;
    private final Idempotency<IssueOutcome> idempotency;
    private final IdSource ids;
    private final Numbers numbers;

    PolicyWriter(IssuingParts parts, Idempotency<IssueOutcome> idempotency) {
        this.quoting = parts.quoting();
        this.archive = parts.archive();
        this.persons = parts.persons();
        this.policies = parts.policies();
        this.covers = new CoverDesk(parts.covers(), parts.limits());
        this.ids = parts.ids();
        this.numbers = new Numbers(parts.ids());
        this.idempotency = idempotency;
    }

    IssueOutcome write(Issue issue) {
        Map<IdentityDocument, PersonId> locked = persons.lock(issue.partner(), concerned(issue));
        // Before the rules look: the policy of this very quote is no second holding of the person.
        if (policies.issuedFrom(issue.partner(), issue.ticket().id()).isPresent()) {
            return Refused.because(Reason.about("OFFER_ALREADY_USED", "token"));
        }
        QuoteCase actual = actualCase(issue);
        Verdict verdict;
        List<Reason> consentReasons;
        try {
            verdict = quoting.decide(issue.pack(), actual);
            consentReasons = new ConsentCheck(issue.pack(), issue.ticket(), issue.command().consent()).reasons(actual, issue.now());
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
                ? insert(issue, actual, offerable, locked)
                : new Refused(consentReasons, null);
    }

    private static List<IdentityDocument> concerned(Issue issue) {
        QuoteRequest request = issue.ticket().quoted().request();
        List<IdentityDocument> all = new ArrayList<>(insured(request));
        all.addAll(UniqueKeys.alsoLocked(issue.pack().product(), request));
        return all;
    }

    private static List<IdentityDocument> insured(QuoteRequest request) {
        return request.lives().stream().map(Life::identity).toList();
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

    private IssueOutcome insert(Issue issue, QuoteCase actual, Verdict.Offerable terms, Map<IdentityDocument, PersonId> locked) {
        PaymentAllocation received = issue.received();
        if (received != null && !policies.withdrawOwed(issue.partner(), received.gateway(), received.reference())) {
            return Refused.because(Reason.about("PAYMENT_BEING_REFUNDED", "payment"));
        }
        HolderSecret secret = numbers.secret();
        DecisionReceipt receipt = receipt(issue, terms.decision());
        Policy policy = policy(issue, terms.terms());
        PolicyDetails details = new PolicyDetails(actual.request(), issue.command().consent(), receipt);
        archive.keep(issue.pack().ref().digest(), issue.pack().source());
        List<PersonId> insured = insured(actual.request()).stream().map(locked::get).toList();
        NewPolicy row = new NewPolicy(policy, details, insured, secret.digest(), issue.received(), ids.uuid());
        switch (policies.insert(row)) {
            case QUOTE_USED -> {
                return Refused.because(Reason.about("OFFER_ALREADY_USED", "token"));
            }
            case PAYMENT_USED -> {
                return Refused.because(Reason.about("PAYMENT_ALREADY_USED", "payment"));
            }
            default -> {
                // Last, because whoever sells under the same agreement waits from here on.
                CoverDesk.Sold sold = new CoverDesk.Sold(CoverHolder.policy(policy.number()), actual, terms.terms(), locked);
                return covers.take(issue, sold)
                        .<IssueOutcome>map(Refused::because)
                        .orElseGet(() -> answered(issue, issued(issue, policy, secret, receipt), insured.get(0)));
            }
        }
    }

    private Issued answered(Issue issue, Issued issued, PersonId holder) {
        idempotency.answer(issue.partner(), issue.command().key(), holder, CanonicalJson.write(issued));
        return issued;
    }

    private DecisionReceipt receipt(Issue issue, Decision decision) {
        return new DecisionReceipt(
                ids.uuid(), issue.now(), issue.pack().rules().engineVersion(), issue.command().consent().language(), decision.as("issued"));
    }

    private Policy policy(Issue issue, Verdict.Terms terms) {
        return new Policy(
                numbers.policyNumber(),
                issue.partner(),
                issue.ticket().id(),
                issue.pack().ref(),
                issue.ticket().quoted().request().plan(),
                issue.zone(),
                issue.coverFrom(),
                terms.coverEnd(),
                terms.premium(),
                terms.limits(),
                issue.command().partnerReference(),
                issue.now());
    }

    private static Issued issued(Issue issue, Policy policy, HolderSecret secret, DecisionReceipt receipt) {
        return new Issued(
                policy.number(),
                policy.stateAt(issue.now()),
                policy.pack().product(),
                policy.plan(),
                policy.coverFrom(),
                policy.coverUntil(),
                policy.premium(),
                policy.limits(),
                secret,
                policy.issuedAt(),
                receipt.id(),
                policy.pack(),
                false);
    }
}

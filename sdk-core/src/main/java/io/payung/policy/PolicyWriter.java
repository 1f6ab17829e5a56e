package io.payung.policy;

import io.payung.consent.ConsentEvidence;
import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.key.IdSource;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.LastLook.Confirmed;
import io.payung.policy.PolicyStore.NewPolicy;
import io.payung.product.PackArchive;
import io.payung.quote.Verdict;
import java.util.List;
import java.util.function.BiConsumer;

/** The last steps of an issue, under the claimed key or the locked application: look again, write. */
final class PolicyWriter {

    private final LastLook lastLook;
    private final PackArchive archive;
    private final PolicyStore policies;
    private final ApplicationStore applications;
    private final InstalmentStore instalments;
    private final CoverDesk covers;
    private final IdSource ids;
    private final Numbers numbers;

    PolicyWriter(IssuingParts parts) {
        this.lastLook = new LastLook(parts);
        this.archive = parts.archive();
        this.policies = parts.policies();
        this.applications = parts.applications();
        this.instalments = parts.instalments();
        this.covers = new CoverDesk(parts.covers(), parts.limits());
        this.ids = parts.ids();
        this.numbers = new Numbers(parts.ids(), parts.realm());
    }

    /** @param answered keeps the answer, under the holder's key */
    IssueOutcome write(Issue issue, BiConsumer<PersonId, Issued> answered) {
        return lastLook.of(issue, confirmed -> insert(issue, confirmed, answered));
    }

    private IssueOutcome insert(Issue issue, Confirmed confirmed, BiConsumer<PersonId, Issued> answered) {
        if (issue.application() == null && !issue.paid().stream().allMatch(part -> isWithdrawn(issue, part))) {
            return Refused.because(Reason.about("PAYMENT_BEING_REFUNDED", "payment"));
        }
        HolderSecret secret = numbers.secret();
        DecisionReceipt receipt = receipt(issue, confirmed.terms().decision());
        Policy policy = policy(issue, confirmed.terms().terms());
        PolicyDetails details = new PolicyDetails(confirmed.actual().request(), issue.consent(), receipt);
        archive.keep(issue.pack().ref().digest(), issue.pack().source());
        ConsentEvidence evidence = ConsentEvidence.of(issue.consent(), issue.consentAt(), issue.pack().clauses());
        NewPolicy row = new NewPolicy(
                policy, details, evidence, confirmed.insured(), confirmed.named(), secret.digest(), issue.paid(), issue.application() != null, ids.uuid());
        switch (policies.insert(row)) {
            case QUOTE_USED -> {
                return Refused.because(Reason.about("OFFER_ALREADY_USED", "token"));
            }
            case PAYMENT_USED -> {
                return Refused.because(Reason.about("PAYMENT_ALREADY_USED", "payment"));
            }
            default -> {
                keepOpen(issue, policy, confirmed.terms().terms());
                // Last, because whoever sells under the same agreement waits from here on.
                return confirmed.take(covers, issue, CoverHolder.policy(policy.number())).<IssueOutcome>map(Refused::because).orElseGet(() -> {
                    Issued issued = issued(issue, policy, secret, receipt);
                    answered.accept(confirmed.insured().get(0), issued);
                    return issued;
                });
            }
        }
    }

    private boolean isWithdrawn(Issue issue, PaymentAllocation part) {
        return policies.withdrawOwed(issue.partner(), part.gateway(), part.reference(), issue.now());
    }

    /** What is still to be paid, by whom and when; the money that is there pays the first instalment. */
    private void keepOpen(Issue issue, Policy policy, Verdict.Terms terms) {
        keepOpenShares(issue, terms);
        PlannedPayments.of(terms, issue.ticket().quoted().request().mode(), numbers).ifPresent(plan ->
                instalments.insert(policy, plan, new PlanRule(policy, plan, List.of()).nextCheck(issue.now())));
    }

    /**
     * What somebody still pays, though the cover does not wait for it, and what was paid of a premium that is paid part by part. An application's
     * shares are kept already.
     */
    private void keepOpenShares(Issue issue, Verdict.Terms terms) {
        boolean settled = terms.instalments().isEmpty() && issue.shares().stream().allMatch(PremiumShare::isPaid);
        if (issue.application() == null && !settled) {
            applications.keepShares(issue.partner(), issue.ticket().id(), issue.shares());
        }
    }

    private DecisionReceipt receipt(Issue issue, Decision decision) {
        Decision issued = decision.as("issued").accepted(AcceptedConsent.of(issue.consent()).asInput());
        return new DecisionReceipt(ids.uuid(), issue.now(), issue.pack().rules().engineVersion(), issue.consent().language(), issued);
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
                issue.partnerReference(),
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
